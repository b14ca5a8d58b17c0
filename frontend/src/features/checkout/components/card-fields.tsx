import { lazy, Suspense } from 'react';
import { Skeleton } from '@/components/skeleton';
import type { RuntimeConfig } from '@/config/runtime-config';
import { SimulatedFields } from './simulated-fields';

/** Gives a token for the card that is filled in; undefined where it is not filled in correctly, and the fields then show what is wrong. */
export type Tokenize = () => Promise<string | undefined>;

export interface CardFieldsProps {
  publishableKey: string;
  onSubmit: () => void;
  /** Told how to get a token as soon as there is a way. */
  onReady: (tokenize: Tokenize) => void;
}

const StripeFields = lazy(() => import('./stripe-fields'));

const fieldsOf = { simulated: SimulatedFields, stripe: StripeFields };

/** The payment provider's hosted fields: the card number stays with the provider. */
export function CardFields({ provider, ...props }: CardFieldsProps & { provider: RuntimeConfig['paymentProvider'] }) {
  const Fields = fieldsOf[provider];
  return (
    <Suspense fallback={<Skeleton height="3rem" />}>
      <Fields {...props} />
    </Suspense>
  );
}
