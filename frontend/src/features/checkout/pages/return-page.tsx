import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, Navigate, useLocation, useNavigate } from 'react-router';
import { isPassing, ProblemError } from '@/api/problem';
import type { Order } from '@/api/types';
import { Failure } from '@/components/failure';
import { LockIcon } from '@/components/icons';
import { Skeleton } from '@/components/skeleton';
import {
  forgetPayment,
  orderQuery,
  pendingPayment,
  settlePayment,
  useCancelOrder,
  useWaitingPayment,
  waitingPayment,
} from '@/features/orders';
import { describe } from '@/lib/failures';
import { formatMoney } from '@/lib/money';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { useCompletePayment } from '../api/complete-payment';
import { forgetCheckout, resumeCheckout } from '../checkout-store';
import { PaymentProblem } from '../components/payment-problem';
import { goToBank, readReturn } from '../payment-action';
import { paymentMessage, refusalOf } from '../payment-messages';
import styles from './return-page.module.css';

type Payment = NonNullable<ReturnType<typeof waitingPayment>>;

/** Where a payment that waits for the customer's bank goes on: back from there, after an interruption, or in another tab. */
export default function ReturnPage() {
  usePageMeta('Your payment');
  const { hash } = useLocation();
  const { orderId, challengeToken } = readReturn(hash);
  // As it was on arrival: what settles it here leads on from here.
  const [payment] = useState(() => (orderId ? pendingPayment(orderId) : waitingPayment()));

  if (!payment) return orderId ? <UnknownPayment /> : <Navigate to={paths.checkout} replace />;
  if (payment.settledAt) return <Navigate to={paths.order(payment.orderId, payment.orderToken)} replace />;
  return <WaitingPayment payment={payment} challengeToken={challengeToken} />;
}

function WaitingPayment({ payment, challengeToken }: { payment: Payment; challengeToken: string | undefined }) {
  const { orderId, orderToken, action } = payment;
  const { data: order, error, refetch } = useQuery(orderQuery(orderId, orderToken));
  const completing = useCompletePayment(orderId, orderToken);
  const { mutate, error: completionError } = completing;
  const told = useRef(false);

  useEffect(() => {
    if (!challengeToken || told.current) return;
    told.current = true;
    mutate(challengeToken);
  }, [challengeToken, mutate]);

  useOtherTabs(orderId, refetch);
  const gone = error instanceof ProblemError && !isPassing(error);
  useLeaving(payment, order, completionError);
  useEffect(() => {
    if (gone) forgetPayment(orderId);
  }, [gone, orderId]);

  if (gone) return <UnknownPayment />;
  if (!order) {
    return (
      <Page busy={!error}>{error ? <Failure error={error} onRetry={refetch} /> : <Skeleton height="12rem" />}</Page>
    );
  }
  if (completionError && challengeToken && isPassing(completionError)) {
    return (
      <Page order={order}>
        <PaymentProblem problem={paymentMessage(completionError)}>
          <button type="button" className="button compact" onClick={() => mutate(challengeToken)}>
            Check again
          </button>
        </PaymentProblem>
      </Page>
    );
  }
  // What the bank is said to have answered may be refused as it stands; then its page can be asked again.
  if (!action || (challengeToken && !completionError)) return <Confirming order={order} orderToken={orderToken} />;
  return <Interrupted order={order} payment={payment} goOn={() => goToBank(action, order)} />;
}

/** As soon as the order says how its payment ended, to where the customer goes from there. */
function useLeaving({ orderId, orderToken }: Payment, order: Order | undefined, completionError: unknown): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (!order || order.state === 'placed') return;
    const refusal = refusalOf(order.state, completionError);
    if (refusal) resumeCheckout(order, refusal);
    else forgetCheckout();
    void settlePayment(order).then(() =>
      navigate(refusal ? paths.checkoutStep('payment') : paths.order(orderId, orderToken), { replace: true }),
    );
  }, [order, orderId, orderToken, completionError, navigate]);
}

/** Another tab may have seen the end of it first. */
function useOtherTabs(orderId: string, refetch: () => unknown): void {
  const waiting = useWaitingPayment(orderId) !== undefined;
  useEffect(() => {
    if (!waiting) void refetch();
  }, [waiting, refetch]);
}

const SLOW_AFTER_MS = 30_000;

function Confirming({ order, orderToken }: { order: Order; orderToken: string }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Page order={order}>
      <progress className={styles.progress} aria-label="Payment under way" />
      <p role="status">
        {slow
          ? 'The payment provider takes longer than usual. What you chose stays set aside for you, and you are not charged twice.'
          : 'Your bank has answered, and the payment provider is being asked. This page goes on by itself.'}
      </p>
      {slow && (
        <p>
          You may leave this page: <Link to={paths.order(order.id, orderToken)}>your order’s own page</Link> says how it
          went.
        </p>
      )}
    </Page>
  );
}

interface InterruptedProps {
  order: Order;
  payment: Payment;
  goOn: () => void;
}

function Interrupted({ order, payment: { orderId, orderToken }, goOn }: InterruptedProps) {
  const cancelling = useCancelOrder(orderId, orderToken);
  return (
    <Page order={order}>
      <p>
        Your bank asks you to confirm this payment. Nothing is charged before you do, and what you chose is set aside
        for you meanwhile.
      </p>
      {cancelling.error && <PaymentProblem problem={describe(cancelling.error)}>{null}</PaymentProblem>}
      <div className={styles.choices}>
        <button type="button" className="button" onClick={goOn}>
          <LockIcon />
          Confirm at your bank
        </button>
        <button
          type="button"
          className="button quiet"
          aria-disabled={cancelling.isPending}
          onClick={() => cancelling.isPending || cancelling.mutate()}
        >
          {cancelling.isPending ? 'Calling it off…' : 'Pay another way'}
        </button>
      </div>
    </Page>
  );
}

function UnknownPayment() {
  return (
    <Page>
      <p>
        This browser knows nothing of that payment. Go on where you began it: the browser, or the private window, in
        which you placed the order.
      </p>
      <p className="soft">A payment that is never confirmed charges nothing.</p>
      <p>
        <Link to={paths.cart}>To your cart</Link>
      </p>
    </Page>
  );
}

function Page({ order, busy = false, children }: { order?: Order; busy?: boolean; children: ReactNode }) {
  return (
    <div className={`container ${styles.page}`} aria-busy={busy}>
      <h1>Your payment</h1>
      <section className={`panel ${styles.panel}`} aria-label="Payment">
        {order && (
          <p className={styles.order}>
            <span>
              Order <span className={styles.number}>{order.number}</span>
            </span>
            <strong>{formatMoney(order.totals.total)}</strong>
          </p>
        )}
        {children}
      </section>
    </div>
  );
}
