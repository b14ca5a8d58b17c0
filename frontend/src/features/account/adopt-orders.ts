import type { QueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { currentSession, onSessionChange } from '@/api/session';
import { createLocalStore } from '@/lib/store';
import { ordersQuery } from './api/me';

// For whom it is done, until the session ends: an account and its address, as another address may have other orders.
const adopted = createLocalStore<{ by: string }>('tradewind.adopted', { by: '' });

/** What was ordered as a guest becomes the account's own, once after each sign-in. What fails is asked for again with the next page. */
export function adoptOrdersAfterSignIn(client: QueryClient): void {
  let underWay = '';
  async function follow(): Promise<void> {
    const by = whoIsHere();
    if (!by) return adopted.set({ by });
    if (by === adopted.get().by || by === underWay) return;
    underWay = by;
    try {
      if ((await adoptAll()) > 0) await client.invalidateQueries({ queryKey: ordersQuery.queryKey });
      if (whoIsHere() === by) adopted.set({ by });
    } catch {
      // The shop did not answer, or the session is over; the orders are not lost.
    }
    underWay = '';
  }
  onSessionChange(() => void follow());
  void follow();
}

function whoIsHere(): string {
  const session = currentSession();
  return session ? `${session.sub} ${session.email}` : '';
}

async function adoptAll(): Promise<number> {
  let count = 0;
  for (let done = false; !done; ) {
    const answer = await api.adoptOrders();
    count += answer.adopted;
    done = answer.done;
  }
  return count;
}
