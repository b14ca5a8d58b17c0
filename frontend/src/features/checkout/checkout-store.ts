import type { ProblemError } from '@/api/problem';
import type { Session } from '@/api/session';
import type { Address, Order, OrderRequest, Profile, SavedAddress } from '@/api/types';
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
  /** Which address of the account's book the values are; null for one that is typed here. */
  savedAddress: string | null;
  /** Whether the one that is typed goes into the book. */
  keepAddress: boolean;
  /** Whose account filled in what it knows; empty for nobody's. */
  filledBy: string;
  shippingMethod: string | null;
  attempt: Attempt | null;
  /** Why an order that was placed was not paid in the end: said until the next attempt. */
  refusal: FailureText | null;
  /** The order is placed, and its page on the way: what is kept here is about to be forgotten. */
  finished: boolean;
}

const empty: Checkout = {
  values: emptyValues,
  savedAddress: null,
  keepAddress: false,
  filledBy: '',
  shippingMethod: null,
  attempt: null,
  refusal: null,
  finished: false,
};

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

export interface Known {
  session: Session;
  profile: Profile | undefined;
  addresses: readonly SavedAddress[];
}

/** What the account knows, wherever nobody has typed anything yet. */
export function fillIn({ session, profile, addresses }: Known): void {
  const checkout = store.get();
  const { values } = checkout;
  const typed = fields.some(({ name, step }) => step === 'delivery' && name !== 'country' && values[name] !== '');
  const saved = typed ? undefined : addresses.find(({ isDefault }) => isDefault);
  store.set({
    ...checkout,
    values: {
      ...values,
      email: values.email || session.email,
      phone: values.phone || profile?.phone || '',
      name: values.name || profile?.name || '',
    },
    filledBy: session.sub,
  });
  if (saved) chooseAddress(saved);
}

/** What an account filled in is not for who comes after its owner. */
export function emptyOut(): void {
  store.set({ ...empty, attempt: store.get().attempt });
  serverFaults.set({});
}

/** An address of the book; its phone too, where it has one. */
export function chooseAddress({ id, address }: SavedAddress): void {
  setDelivery(address);
  store.set({ ...store.get(), savedAddress: id, keepAddress: false });
}

/** An address that is typed here, beginning with what is given. */
export function typeAddress(address: Partial<Address>): void {
  setDelivery(address);
  store.set({ ...store.get(), savedAddress: null });
}

function setDelivery(address: Partial<Address>): void {
  const checkout = store.get();
  const { email, phone } = checkout.values;
  store.set({ ...checkout, values: { ...emptyValues, email, phone, ...address } });
  serverFaults.set({});
}

export function setKeepAddress(keepAddress: boolean): void {
  store.set({ ...store.get(), keepAddress });
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
    ...(!typed && {
      values: { ...emptyValues, email, ...shippingAddress },
      savedAddress: null,
      shippingMethod: shippingMethod.id,
    }),
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

/**
 * Ties the problem's errors to their fields; gives the step of the first, if any is a field of the form. `root` is where the request has the
 * address. One of the book that the shop refuses is shown in the fields, to be put right there.
 */
export function takeServerFaults({ errors }: ProblemError, root = '/shippingAddress'): StepName | undefined {
  const pointed = fields.map(({ pointer, ...field }) => ({
    ...field,
    pointer: pointer.replace('/shippingAddress', root),
  }));
  const faulty = pointed.filter(({ pointer }) => errors.has(pointer));
  serverFaults.set(Object.fromEntries(faulty.map(({ name, pointer }) => [name, errors.get(pointer)?.detail])));
  if (faulty.some(({ step }) => step === 'delivery')) store.set({ ...store.get(), savedAddress: null });
  return faulty[0]?.step ?? (errors.has('/shippingMethod') ? 'delivery' : undefined);
}
