import { useEffect, useRef, useState } from 'react';
import { ProblemError } from '@/api/problem';
import type { Order } from '@/api/types';
import { describe, type FailureText } from '@/lib/failures';
import { formatMoney } from '@/lib/money';
import { useCancelOrder } from '../api/cancel-order';
import styles from '../pages/order-page.module.css';
import { orderStates } from '../states';

interface CancelOrderProps {
  order: Order;
  token: string | null;
}

/** Asks once more before it cancels. A refusal stays in view after the order itself says how it stands now. */
export function CancelOrder({ order, token }: CancelOrderProps) {
  const { cancellable, paid } = orderStates[order.state];
  const { amount, currency } = order.totals.total;
  const [asking, setAsking] = useState(false);
  const cancelling = useCancelOrder(order.id, token);
  const question = useRef<HTMLHeadingElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);

  useEffect(() => {
    if (asking) question.current?.focus();
    else if (asked.current) button.current?.focus();
    asked.current = asking;
  }, [asking]);

  if (!cancellable) return cancelling.error && <Refused error={cancelling.error} />;
  if (!asking) {
    return (
      <button ref={button} type="button" className="button quiet compact" onClick={() => setAsking(true)}>
        Cancel this order
      </button>
    );
  }
  return (
    <section className="notice warning" aria-labelledby="cancel">
      <h2 ref={question} id="cancel" className={styles.question} tabIndex={-1}>
        Cancel this order?
      </h2>
      <p>
        {paid
          ? `Nothing will be sent, and ${formatMoney({ amount: amount - order.refunded.amount, currency })} goes back to the card that you paid with.`
          : 'Nothing will be sent, and nothing will be charged.'}
      </p>
      {cancelling.error && <Refused error={cancelling.error} />}
      <div className={styles.share}>
        <button
          type="button"
          className="button compact"
          aria-disabled={cancelling.isPending}
          onClick={() => cancelling.isPending || cancelling.mutate()}
        >
          {cancelling.isPending ? 'Cancelling…' : 'Yes, cancel it'}
        </button>
        <button type="button" className="button quiet compact" onClick={() => setAsking(false)}>
          Keep the order
        </button>
      </div>
    </section>
  );
}

const tooLate: FailureText = {
  title: 'It is too late to cancel this order',
  advice: 'The order has moved on meanwhile. What you see here is how it stands now.',
};

function Refused({ error }: { error: Error }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each new error
  useEffect(() => box.current?.focus(), [error]);
  const isLate = error instanceof ProblemError && error.type === 'order-state';
  const { title, advice, reference } = isLate ? tooLate : describe(error);
  return (
    <div ref={box} className="notice danger" role="alert" tabIndex={-1}>
      <strong>{title}</strong>
      <p>{advice}</p>
      {reference && <p className="soft">Reference: {reference}</p>}
    </div>
  );
}
