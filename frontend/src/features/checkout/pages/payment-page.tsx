import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import { isPassing } from '@/api/problem';
import type { Quote } from '@/api/types';
import { LockIcon } from '@/components/icons';
import { runtimeConfig } from '@/config/runtime-config';
import { useCart } from '@/features/cart';
import { countryName } from '@/lib/countries';
import { formatMoney } from '@/lib/money';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { useCheckoutQuote } from '../api/checkout-quote';
import { usePlaceOrder } from '../api/place-order';
import { type Attempt, currentAttempt, useCheckout } from '../checkout-store';
import { CardFields, type Tokenize } from '../components/card-fields';
import { PaymentProblem } from '../components/payment-problem';
import { addressFrom } from '../fields';
import { paymentMessage } from '../payment-messages';
import styles from './payment-page.module.css';

export default function PaymentPage() {
  usePageMeta('Payment');
  const { attempt, refusal } = useCheckout();
  const placing = usePlaceOrder();
  const { mutate, error } = placing;
  const problem = useMemo(() => (error ? paymentMessage(error) : refusal), [error, refusal]);
  const asked = useRef(false);

  // The page was left or reloaded before the answer came: ask for it, with the same key.
  useEffect(() => {
    const unanswered = currentAttempt();
    if (!unanswered || asked.current) return;
    asked.current = true;
    mutate(unanswered);
  }, [mutate]);

  return (
    <>
      <h2>Payment</h2>
      <Review />
      {problem && (
        <PaymentProblem problem={problem}>
          {attempt && isPassing(error) && (
            <button type="button" className="button compact" onClick={() => mutate(attempt)}>
              Check again
            </button>
          )}
        </PaymentProblem>
      )}
      <CardForm pay={mutate} paying={placing.isPending || placing.isSuccess} unanswered={attempt !== null} />
    </>
  );
}

function Review() {
  const { values } = useCheckout();
  const { name, line1, line2, postalCode, city, country } = values;
  const rows = [
    { term: 'Contact', text: values.email, step: 'contact' },
    {
      term: 'Deliver to',
      text: [name, line1, line2, `${postalCode} ${city}`, countryName(country)].filter(Boolean).join(', '),
      step: 'delivery',
    },
  ] as const;
  return (
    <dl className={styles.review}>
      {rows.map(({ term, text, step }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
          <dd>
            <Link to={paths.checkoutStep(step)} aria-label={`Change ${term.toLowerCase()}`}>
              Change
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface CardFormProps {
  pay: (attempt: Attempt) => void;
  paying: boolean;
  /** Whether an earlier attempt has had no answer: until it has, there is no other. */
  unanswered: boolean;
}

function CardForm({ pay, paying, unanswered }: CardFormProps) {
  const { data: quote, asking } = useCheckoutQuote();
  const { data: config } = useQuery({
    queryKey: ['config'],
    queryFn: runtimeConfig,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const order = useOrderBody(quote);
  const form = useRef<HTMLFormElement>(null);
  const [tokenize, setTokenize] = useState<Tokenize>();
  const keepTokenize = useCallback((tokenize: Tokenize) => setTokenize(() => tokenize), []);
  const [reading, setReading] = useState(false);
  const waiting = paying || reading || unanswered;
  const can = tokenize && quote?.orderable && !asking && !waiting;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!can || !order) return;
    setReading(true);
    const paymentToken = await tokenize();
    setReading(false);
    if (paymentToken) pay({ key: crypto.randomUUID(), body: { ...order, paymentToken } });
  }

  return (
    <form ref={form} className={styles.form} onSubmit={submit} aria-label="Card payment">
      {config && (
        <CardFields
          provider={config.paymentProvider}
          publishableKey={config.stripePublishableKey ?? ''}
          onSubmit={() => form.current?.requestSubmit()}
          onReady={keepTokenize}
        />
      )}
      <button type="submit" className="button wide" aria-disabled={!can}>
        <LockIcon />
        {paying ? 'Paying…' : quote ? `Pay ${formatMoney(quote.totals.total)}` : 'Pay'}
      </button>
      <Progress paying={paying} blocked={quote !== undefined && !quote.orderable && !asking} />
    </form>
  );
}

function useOrderBody(quote: Quote | undefined) {
  const { lines } = useCart();
  const { values } = useCheckout();
  if (!quote) return undefined;
  const { promotion, shippingMethod, totals } = quote;
  return {
    lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
    email: values.email.trim(),
    shippingAddress: addressFrom(values),
    shippingMethod,
    ...(promotion && !promotion.problem && { promotionCode: promotion.code }),
    expectedTotal: totals.total,
  };
}

const SLOW_AFTER_MS = 4000;

function Progress({ paying, blocked }: { paying: boolean; blocked: boolean }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!paying) return;
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [paying]);
  return (
    <div className={styles.progress}>
      {paying && <progress aria-label="Payment under way" />}
      <p role="status">
        {paying &&
          (slow
            ? 'The payment provider is taking its time. Please keep this page open.'
            : 'Asking the payment provider…')}
        {!paying && blocked && 'Your order needs a change before you can pay.'}
      </p>
    </div>
  );
}
