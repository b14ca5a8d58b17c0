import { type ReactNode, useEffect, useRef } from 'react';
import { paymentMessage } from '../payment-messages';

/** Takes the focus when it appears, so that nobody pays again without having heard why. */
export function PaymentProblem({ error, children }: { error: unknown; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each new error
  useEffect(() => box.current?.focus(), [error]);
  const { title, advice, reference } = paymentMessage(error);
  return (
    <div ref={box} className="notice danger" role="alert" tabIndex={-1}>
      <strong>{title}</strong>
      <p>{advice}</p>
      {reference && <p className="soft">Reference: {reference}</p>}
      {children}
    </div>
  );
}
