import type { OrderSummary } from '@/api/types';

/** In a word or two, for a list. */
export const orderStateNames: Record<OrderSummary['state'], string> = {
  placed: 'Waiting for payment',
  paid: 'Confirmed',
  'payment-failed': 'Not paid',
  expired: 'Not paid in time',
  'partly-fulfilled': 'Sent in part',
  fulfilled: 'Sent',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
};
