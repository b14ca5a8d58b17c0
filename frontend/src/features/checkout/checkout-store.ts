import type { ProblemError } from '@/api/problem';
import type { Order, OrderRequest } from '@/api/types';
import type { FailureText } from '@/lib/failures';
import { createSessionStore, createStore, useStore } from '@/lib/store';
import { emptyValues, type FieldName, fields, firstIncompleteStep, type StepName, type Values } from './fields';

/** An order that was sent and whose answer is not known yet: the same key and body, until an answer settles it. */
export interface Attempt {
  key: string;
  body: OrderRequest;
}

interface Checkout {
  values: Values;
  shippingMethod: string | null;
  attempt: Attempt | null;
  /** Why an order that was placed was not paid in the end: said until the next attempt. */
  refusal: FailureText | null;
  /** The order is placed, and its page on the way: what is kept here is about to be forgotten. */
  finished: boolean;
}

const empty: Checkout = { values: emptyValues, shippingMethod: null, attempt: null, refusal: null, finished: false };

// No card data: that never leaves the payment provider's frame.
const store = createSessionStore<Checkout>('tradewind.checkout', empty);

/** What the server found wrong with a field that the form had let through. */
const serverFaults = createStore<Partial<Record<FieldName, string>>>({});

export const useCheckout = () => useStore(store);
export const useServerFaults = () => useStore(serverFaults);
export const currentAttempt = () => store.get().attempt;

export function setValue(name: FieldName, value: string): void {
  const checkout = store.get();
  store.set({ ...checkout, values: { ...checkout.values, [name]: value } });
  const { [name]: _, ...others } = serverFaults.get();
  serverFaults.set(others);
}

export function setShippingMethod(shippingMethod: string | null): void {
  store.set({ ...store.get(), shippingMethod });
}

export function setAttempt(attempt: Attempt | null): void {
  store.set({ ...store.get(), attempt });
}

export function beginAttempt(attempt: Attempt): void {
  store.set({ ...store.get(), attempt, refusal: null });
}

/** Back to paying, after an order that was not paid. A tab that knows nothing of the checkout takes from the order what was typed elsewhere. */
export function resumeCheckout({ email, shippingAddress, shippingMethod }: Order, refusal: FailureText): void {
  const checkout = store.get();
  const typed = !firstIncompleteStep(checkout.values);
  store.set({
    ...checkout,
    ...(!typed && { values: { ...emptyValues, email, ...shippingAddress }, shippingMethod: shippingMethod.id }),
    refusal,
  });
}

export function finishCheckout(): void {
  store.set({ ...store.get(), attempt: null, finished: true });
}

export function forgetFinishedCheckout(): void {
  if (store.get().finished) forgetCheckout();
}

export function forgetCheckout(): void {
  store.set(empty);
  serverFaults.set({});
}

/** Ties the problem's errors to their fields; gives the step of the first, if any is a field of the form. */
export function takeServerFaults({ errors }: ProblemError): StepName | undefined {
  const faulty = fields.filter(({ pointer }) => errors.has(pointer));
  serverFaults.set(Object.fromEntries(faulty.map(({ name, pointer }) => [name, errors.get(pointer)?.detail])));
  return faulty[0]?.step ?? (errors.has('/shippingMethod') ? 'delivery' : undefined);
}
