import type { Order, OrderEventType, Refund, TimelineEntry } from '@/api/types';

/** What the page says of money that goes back, `amount` being all of it so far. */
export const refundTexts: Record<Order['refundState'], ((amount: string) => string) | undefined> = {
  none: undefined,
  'partly-refunded': (amount) => `${amount} of what you paid goes back to you.`,
  refunded: (amount) => `What you paid goes back to you: ${amount}.`,
};

export const refundStates: Record<Refund['state'], string> = {
  pending: 'On its way back',
  issued: 'Returned to your card; your bank may take some days to show it',
  failed: 'Has not gone through yet; we are looking after it',
};

export const refundReasons: Record<Refund['reason'], string> = {
  cancelled: 'Cancelled',
  returned: 'Sent back',
  damaged: 'Damaged',
  goodwill: 'Goodwill',
  'payment-too-late': 'Paid after the order had run out',
  'found-at-provider': 'Returned by the payment provider',
};

export const events: Record<OrderEventType, string> = {
  OrderPlaced: 'Ordered',
  OrderPaid: 'Paid',
  PaymentFailed: 'Payment failed',
  OrderExpired: 'Ran out unpaid',
  OrderFulfilled: 'Sent',
  OrderDelivered: 'Delivered',
  OrderCancelled: 'Cancelled',
  RefundRequested: 'Refund begun',
  RefundIssued: 'Refunded',
  RefundFailed: 'Refund held up',
  PaymentReturned: 'Late payment returned',
};

export const actors: Record<TimelineEntry['by'], string> = {
  customer: 'by you',
  staff: 'by our staff',
  'payment-provider': 'by the payment provider',
  shop: 'by the shop',
};
