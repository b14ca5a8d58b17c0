import type { OrderState } from '@/api/types';

interface StateRow {
  title: string;
  text: string;
  /** Whether the order was paid, and nothing has undone that. */
  paid: boolean;
  /** Whether what is not sent yet will be. */
  sending: boolean;
  /** Whether the customer may still cancel it; the shop has the last word. */
  cancellable: boolean;
}

/** What each state means to the customer. */
export const orderStates: Record<OrderState, StateRow> = {
  placed: {
    title: 'Your payment is under way.',
    text: 'What you chose is set aside for you meanwhile. This page says by itself how the payment goes.',
    paid: false,
    sending: false,
    cancellable: true,
  },
  paid: {
    title: 'Thank you. Your order is confirmed.',
    text: 'It is paid, and what you bought is set aside for you.',
    paid: true,
    sending: true,
    cancellable: true,
  },
  'payment-failed': {
    title: 'This order was not paid.',
    text: 'Nothing was charged, and nothing is set aside.',
    paid: false,
    sending: false,
    cancellable: false,
  },
  expired: {
    title: 'This order ran out before it was paid.',
    text: 'Nothing is set aside any more. Should a payment still arrive, it goes back to you in full.',
    paid: false,
    sending: false,
    cancellable: false,
  },
  'partly-fulfilled': {
    title: 'Part of your order is on its way.',
    text: 'The rest is set aside for you and follows.',
    paid: true,
    sending: true,
    cancellable: false,
  },
  fulfilled: {
    title: 'Your order is on its way.',
    text: 'All of it has been handed to the carrier.',
    paid: true,
    sending: false,
    cancellable: false,
  },
  delivered: {
    title: 'Your order has arrived.',
    text: 'We hope it serves you for years.',
    paid: true,
    sending: false,
    cancellable: false,
  },
  cancelled: {
    title: 'This order is cancelled.',
    text: 'Nothing of it will be sent.',
    paid: false,
    sending: false,
    cancellable: false,
  },
};
