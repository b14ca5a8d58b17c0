import { type Amount, formatMoney } from '@/lib/money';

export function Price({ value, className }: { value: Amount; className?: string }) {
  return <span className={className}>{formatMoney(value)}</span>;
}

/** One price, or the lowest of several. */
export function PriceRange({ from, to }: { from: Amount; to: Amount }) {
  return (
    <span>
      {from.amount < to.amount && 'From '}
      {formatMoney(from)}
    </span>
  );
}
