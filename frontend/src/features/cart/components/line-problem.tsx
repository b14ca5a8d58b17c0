import type { QuoteLine } from '@/api/types';
import { type Amount, formatMoney } from '@/lib/money';
import { acceptPrice, removeLine, setQuantity } from '../cart-store';
import { remedies } from '../line-problems';

interface LineProblemProps {
  line: QuoteLine;
  seenPrice: Amount | undefined;
  className?: string | undefined;
}

/** What is wrong with a line, and the button that puts it right. */
export function LineProblem({ line, seenPrice, className }: LineProblemProps) {
  if (!line.problem) return null;
  const { says, offers } = remedies[line.problem];
  const { sku, available = 0, unitPrice } = line;
  return (
    <div className={`notice warning ${className ?? ''}`}>
      <span>
        {says(line)}
        {offers === 'accept-price' && unitPrice && seenPrice && (
          <>
            {' '}
            Then {formatMoney(seenPrice)}, now {formatMoney(unitPrice)}.
          </>
        )}
      </span>
      {offers === 'accept-price' && unitPrice && (
        <button type="button" className="text-button" onClick={() => acceptPrice(sku, unitPrice)}>
          Keep at {formatMoney(unitPrice)}
        </button>
      )}
      {offers === 'take-available' && (
        <button type="button" className="text-button" onClick={() => setQuantity(sku, available)}>
          Take {available}
        </button>
      )}
      {offers === 'remove' && (
        <button type="button" className="text-button" onClick={() => removeLine(sku, line.name ?? sku)}>
          Remove it
        </button>
      )}
    </div>
  );
}
