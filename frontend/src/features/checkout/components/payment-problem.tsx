import { type ReactNode, useEffect, useRef } from 'react';
import type { FailureText } from '@/lib/failures';

/** Takes the focus when it appears, so that nobody pays again without having heard why. */
export function PaymentProblem({ problem, children }: { problem: FailureText; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each new problem
  useEffect(() => box.current?.focus(), [problem]);
  const { title, advice, reference } = problem;
  return (
    <div ref={box} className="notice danger" role="alert" tabIndex={-1}>
      <strong>{title}</strong>
      <p>{advice}</p>
      {reference && <p className="soft">Reference: {reference}</p>}
      {children}
    </div>
  );
}
