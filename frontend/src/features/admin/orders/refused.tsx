import { useEffect, useRef } from 'react';
import { isPassing, ProblemError } from '@/api/problem';
import type { Order } from '@/api/types';
import { eventTexts, formatMoment } from '@/features/orders';
import { describe } from '@/lib/failures';

interface RefusedProps {
  error: Error;
  order: Order;
  /** How many entries the order's timeline had when this began. */
  known: number;
}

/** Why something was not done, or may have been; and what happened to the order since somebody began on it. */
export function Refused({ error, order, known }: RefusedProps) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each new error
  useEffect(() => box.current?.focus(), [error]);
  const news = order.timeline.slice(known);
  const { title, advice, reference } = isPassing(error)
    ? {
        title: 'No answer yet',
        advice: 'Whether it was done is not known. Press again: it is done once, however often you press.',
      }
    : describe(error);
  return (
    <div ref={box} className="notice danger" role="alert" tabIndex={-1}>
      <strong>{title}</strong>
      <p>{advice}</p>
      {error instanceof ProblemError && error.errors.size > 0 && (
        <ul>
          {[...error.errors].map(([pointer, { detail }]) => (
            <li key={pointer}>{detail}</li>
          ))}
        </ul>
      )}
      {news.length > 0 && (
        <>
          <p>Meanwhile:</p>
          <ul>
            {news.map(({ at, event, subject }) => (
              <li key={`${at} ${event} ${subject}`}>
                {eventTexts[event]}, {formatMoment(at)}
              </li>
            ))}
          </ul>
        </>
      )}
      {reference && <p className="soft">Reference: {reference}</p>}
    </div>
  );
}
