import { createSessionStore } from '@/lib/store';

const keys = createSessionStore<Record<string, string>>('tradewind.intents', {});

/**
 * The Idempotency-Key of what somebody is about to do, such as `refund ord_1`: the same until an answer says what became of it, a reload
 * included, so that whoever presses again after a lost answer does it once.
 */
export function keyOf(intent: string): string {
  const known = keys.get()[intent];
  if (known) return known;
  const key = crypto.randomUUID();
  keys.set({ ...keys.get(), [intent]: key });
  return key;
}

/** After a definite answer: the next time is another intent. */
export function settle(intent: string): void {
  const { [intent]: _, ...others } = keys.get();
  keys.set(others);
}
