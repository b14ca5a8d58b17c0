import type { QuoteLine } from '@/api/types';

type LineProblem = NonNullable<QuoteLine['problem']>;

interface Remedy {
  says: (line: QuoteLine) => string;
  /** What the customer can do about it. */
  offers: 'remove' | 'take-available' | 'accept-price';
}

export const remedies: Record<LineProblem, Remedy> = {
  'unknown-sku': { says: () => 'This is no longer sold.', offers: 'remove' },
  'out-of-stock': { says: () => 'This has sold out.', offers: 'remove' },
  'not-enough-stock': {
    says: ({ quantity, available = 0 }) => `You asked for ${quantity}; ${available} can be had now.`,
    offers: 'take-available',
  },
  'price-changed': { says: () => 'The price has changed since you saw it.', offers: 'accept-price' },
};
