import { describe } from '@/lib/failures';
import { useOnline } from '@/lib/online';

/** What went wrong while loading, in the customer's words, and the way on. */
export function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const online = useOnline();
  const { title, advice, reference } = describe(error, online);
  return (
    <div className="notice danger" role="alert">
      <strong>{title}</strong>
      <p>{advice}</p>
      {reference && <p className="soft">Reference: {reference}</p>}
      <button type="button" className="button quiet compact" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
