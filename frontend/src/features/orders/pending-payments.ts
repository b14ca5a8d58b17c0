import type { Order, PaymentAction } from '@/api/types';
import { setPromotionCode, takeOutOfCart } from '@/features/cart';
import { createLocalStore, useStore } from '@/lib/store';
import { orderStates } from './states';

/**
 * An order whose payment waits for the customer's bank. The browser keeps what it takes to go on, whatever becomes of the tab; of a
 * settled one it is kept for a while where the order is, for a second tab that comes back from the bank.
 */
export interface PendingPayment {
  orderId: string;
  orderToken: string;
  /** Where the customer confirms the payment. */
  action?: PaymentAction | undefined;
  /** Milliseconds since 1970. */
  settledAt?: number;
}

const SETTLED_ARE_KEPT_MS = 60 * 60 * 1000;

const store = createLocalStore<{ payments: readonly PendingPayment[] }>('tradewind.payments', { payments: [] });

const isWaiting = ({ settledAt }: PendingPayment) => settledAt === undefined;

export const pendingPayment = (orderId: string) => store.get().payments.find((payment) => payment.orderId === orderId);

/** The payment that was begun last and is not settled. */
export const waitingPayment = () => store.get().payments.findLast(isWaiting);

export const useWaitingPayment = (orderId?: string) =>
  useStore(store).payments.findLast(
    (payment) => isWaiting(payment) && (orderId === undefined || payment.orderId === orderId),
  );

export function keepPayment(payment: PendingPayment): void {
  const now = Date.now();
  const others = store
    .get()
    .payments.filter(
      ({ orderId, settledAt = now }) => orderId !== payment.orderId && now - settledAt < SETTLED_ARE_KEPT_MS,
    );
  store.set({ payments: [...others, payment] });
}

export function forgetPayment(orderId: string): void {
  store.set({ payments: store.get().payments.filter((payment) => payment.orderId !== orderId) });
}

/** Whichever page first sees how a payment ended: from then on it does not wait, and what is paid is no longer in the cart. */
export async function settlePayment({ id, state, lines }: Order): Promise<void> {
  const payment = pendingPayment(id);
  if (!payment || !isWaiting(payment) || state === 'placed') return;
  keepPayment({ orderId: id, orderToken: payment.orderToken, settledAt: Date.now() });
  if (!orderStates[state].paid) return;
  setPromotionCode(null);
  await takeOutOfCart(lines);
}
