import type { StripeCardElement } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { useEffect, useRef, useState } from 'react';
import { useTheme } from '@/lib/theme';
import type { CardFieldsProps } from './card-fields';
import styles from './card-fields.module.css';

const NOT_LOADED =
  'The card form could not be loaded. Check your connection, and whether something blocks js.stripe.com.';

/** Stripe's card field, in a frame of Stripe's. Its code comes from Stripe, when this is first shown and not before. */
export default function StripeFields({ publishableKey, onReady }: CardFieldsProps) {
  const [theme] = useTheme();
  const place = useRef<HTMLDivElement>(null);
  const field = useRef<StripeCardElement>();
  const [fault, setFault] = useState<string>();
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt is to load it again
  useEffect(() => {
    let gone = false;
    async function show() {
      const stripe = await loadStripe(publishableKey);
      if (gone || !stripe || !place.current) return;
      const card = stripe
        .elements()
        .create('card', { hidePostalCode: true, disableLink: true, style: styleOf(place.current) });
      card.on('change', ({ error }) => setFault(error?.message));
      card.on('ready', () => onReady(tokenize));
      card.mount(place.current);
      field.current = card;

      async function tokenize() {
        const { paymentMethod, error } = await (stripe as NonNullable<typeof stripe>).createPaymentMethod({
          type: 'card',
          card,
        });
        if (paymentMethod) return paymentMethod.id;
        setFault(error.message);
        card.focus();
      }
    }
    setFault(undefined);
    show().catch(() => gone || setFault(NOT_LOADED));
    return () => {
      gone = true;
      field.current?.destroy();
      field.current = undefined;
    };
  }, [publishableKey, onReady, attempt]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: for each theme
  useEffect(() => {
    if (place.current) field.current?.update({ style: styleOf(place.current) });
  }, [theme]);

  return (
    <div>
      <span id="card-field">Card details</span>
      {/* biome-ignore lint/a11y/useSemanticElements: the field is in a frame of Stripe's */}
      <div
        ref={place}
        className={styles.field}
        role="group"
        aria-labelledby="card-field"
        aria-describedby="card-fault"
      />
      <p id="card-fault" className={styles.fault} role="alert">
        {fault}
      </p>
      {fault === NOT_LOADED && (
        <button type="button" className="button compact" onClick={() => setAttempt((n) => n + 1)}>
          Try again
        </button>
      )}
    </div>
  );
}

/** Stripe's frame knows no style of the shop's: it is told. */
function styleOf(place: HTMLElement) {
  const { color, fontFamily } = getComputedStyle(place);
  return { base: { color, fontFamily, fontSize: '16px' }, invalid: { color } };
}
