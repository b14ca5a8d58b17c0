import type { DeadLetter } from '@/api/types';
import { eventTexts } from '@/features/orders';

/** What each function does, as a task that can be left undone. */
const tasks: Record<string, string> = {
  publishOrderEvents: 'Tell what happened to an order',
  sendOrderMail: 'Mail the customer',
  sendOrderLink: 'Mail the link to an order',
  recordSales: 'Count the sale',
  watchStock: 'Follow the stock',
  queueWebhooks: 'Prepare webhooks',
  deliverWebhook: 'Deliver a webhook',
  resizeImage: 'Prepare an image',
  queueSimulatedWebhooks: 'Prepare the test payment’s news',
  deliverSimulatedWebhook: 'Hear of a test payment',
};

const reasons: Record<string, string> = {
  died: 'It stopped midway, or ran out of time, at every attempt.',
  'mail-outcome-unknown': 'The mail may have gone out, or not: the mail service did not say.',
  'no-answer': 'The other system did not take it, at any attempt.',
  'no-such-fulfilment': 'The order has no such parcel.',
  'no-such-order': 'There is no such order.',
  'no-such-refund': 'The order has no such refund.',
  'no-such-upload': 'The file is not there any more: upload it again.',
  'not-a-change': 'What came could not be read.',
  'not-a-delivery': 'What came could not be read.',
  'not-a-notice': 'What came could not be read.',
  'not-an-event': 'What came could not be read.',
  'not-an-order': 'What came could not be read.',
  'not-an-upload': 'What came is about no upload.',
  'not-a-wish': 'What came could not be read.',
  'refused-by-bus': 'The event bus refuses it, as too large for one.',
};

export const taskOf = ({ function: name }: DeadLetter) => tasks[name] ?? name;

export const reasonOf = ({ reason, attempts }: DeadLetter) =>
  reasons[reason] ?? `It failed ${attempts === 1 ? 'once' : `${attempts} times`}: ${reason}.`;

/** What it is about, in a few words: an order and what happened to it, where it says so. */
export function subjectOf({ orderNumber, eventType }: DeadLetter): string {
  return [orderNumber && `order ${orderNumber}`, eventType && eventTexts[eventType].toLowerCase()]
    .filter(Boolean)
    .join(', ');
}

/** A mail may reach the customer twice. */
export const mayRepeat = ({ reason }: DeadLetter) => reason === 'mail-outcome-unknown';
