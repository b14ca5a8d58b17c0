import { isPassing, ProblemError } from '@/api/problem';
import type { OrderState } from '@/api/types';
import { describe, type FailureText } from '@/lib/failures';

/** What the customer is told of a payment that did not go through, by the problem's type. */
const messages: Record<string, FailureText> = {
  'payment-declined': {
    title: 'Your card was declined',
    advice: 'Nothing was charged. Try again, or use another card.',
  },
  'payment-timeout': {
    title: 'The payment provider did not answer in time',
    advice:
      'You pay nothing: should anything have been taken, it goes back to you. Try again in a moment, or use another card.',
  },
  'total-changed': {
    title: 'The total has changed',
    advice: 'Nothing was charged. Look at your order once more; paying now pays the new total.',
  },
  'out-of-stock': {
    title: 'Something in your order has sold out',
    advice: 'Nothing was charged. Your order shows what can still be had.',
  },
  'unknown-sku': {
    title: 'Something in your order is no longer sold',
    advice: 'Nothing was charged. Take it out of your order to go on.',
  },
  'promotion-not-valid': {
    title: 'The promotion code no longer holds',
    advice: 'Nothing was charged. Take the code out, or try another.',
  },
};

/** What the customer is told of an order that was placed and never paid, by its state. */
const refusals: Partial<Record<OrderState, FailureText>> = {
  'payment-failed': {
    title: 'Your bank did not confirm the payment',
    advice: 'Nothing was charged, and your cart is kept. Try again, or use another card.',
  },
  expired: {
    title: 'The time to confirm your payment ran out',
    advice: 'Nothing was charged, and your cart is kept. You can pay again.',
  },
  cancelled: {
    title: 'That payment is called off',
    advice: 'Nothing was charged, and your cart is kept. Pay with another card whenever you like.',
  },
};

/** Why an order was not paid, as far as its state and the answer to `completePayment` tell; undefined where it was. */
export function refusalOf(state: OrderState, error: unknown): FailureText | undefined {
  const refusal = refusals[state];
  const timedOut = error instanceof ProblemError && error.type === 'payment-timeout';
  return refusal && timedOut ? messages['payment-timeout'] : refusal;
}

export function paymentMessage(error: unknown): FailureText {
  if (isPassing(error)) {
    return {
      title: 'We don’t know yet whether your payment went through',
      advice: 'Check again: it finds your order if there is one, and cannot charge you twice.',
    };
  }
  if (error instanceof ProblemError) return messages[error.type] ?? describe(error);
  return describe(error);
}
