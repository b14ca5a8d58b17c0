import type { Order, PaymentAction } from '@/api/types';
import { paths } from '@/lib/paths';

/**
 * Leaves for the page where the customer's bank asks about the payment. A provider knows what is paid and where to come back to; the
 * shop's own stand-in is told in the address's fragment, which no server is sent.
 */
export function goToBank({ url }: PaymentAction, { number, totals: { total } }: Order): void {
  const address = new URL(url, location.href);
  if (address.origin === location.origin) {
    address.hash = new URLSearchParams({
      return: new URL(paths.checkoutReturn, location.href).href,
      reference: number,
      amount: String(total.amount),
      currency: total.currency,
    }).toString();
  }
  location.assign(address);
}

export interface Return {
  orderId: string | undefined;
  /** What the bank's page says of the payment, for the payment provider to judge. */
  challengeToken: string | undefined;
}

/** What the customer brings back from the bank's page. */
export function readReturn(hash: string): Return {
  const told = new URLSearchParams(hash.slice(1));
  return { orderId: told.get('payment') ?? undefined, challengeToken: told.get('challenge') ?? undefined };
}
