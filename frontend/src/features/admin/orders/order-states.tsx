import type { OrderState, RefundState } from '@/api/types';
import { Badge, type Tone } from '../shell/badge';

interface StateRow {
  text: string;
  tone: Tone;
  /** What staff may do with it; the shop has the last word. */
  sends: boolean;
  delivers: boolean;
  cancels: boolean;
}

/** Each state in the words of those who pack and send. */
export const orderStates: Record<OrderState, StateRow> = {
  placed: { text: 'Payment under way', tone: 'quiet', sends: false, delivers: false, cancels: true },
  paid: { text: 'To be sent', tone: 'waiting', sends: true, delivers: false, cancels: true },
  'partly-fulfilled': { text: 'Sent in part', tone: 'waiting', sends: true, delivers: false, cancels: false },
  fulfilled: { text: 'Sent', tone: 'good', sends: false, delivers: true, cancels: false },
  delivered: { text: 'Delivered', tone: 'good', sends: false, delivers: false, cancels: false },
  'payment-failed': { text: 'Payment failed', tone: 'bad', sends: false, delivers: false, cancels: false },
  expired: { text: 'Ran out unpaid', tone: 'quiet', sends: false, delivers: false, cancels: false },
  cancelled: { text: 'Cancelled', tone: 'quiet', sends: false, delivers: false, cancels: false },
};

export const refundStateTexts: Record<RefundState, string> = {
  none: '',
  'partly-refunded': 'Refunded in part',
  refunded: 'Refunded',
};

export function StateBadge({ state }: { state: OrderState }) {
  const { text, tone } = orderStates[state];
  return <Badge tone={tone}>{text}</Badge>;
}
