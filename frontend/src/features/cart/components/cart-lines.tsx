import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Quote, QuoteLine } from '@/api/types';
import { Picture } from '@/components/picture';
import { Price } from '@/components/price';
import { QuantityStepper } from '@/components/quantity-stepper';
import { Skeleton } from '@/components/skeleton';
import { classNames } from '@/lib/class-names';
import { optionText } from '@/lib/option-text';
import { paths } from '@/lib/paths';
import { useChangeQuantity } from '../api/quote';
import { type Cart, type CartLine, MAX_QUANTITY, removeLine, undoRemove, useCart } from '../cart-store';
import styles from './cart-lines.module.css';
import { LineProblem } from './line-problem';

interface CartLinesProps {
  quote: Quote | undefined;
  /** Whether the amounts are about to be replaced. */
  asking: boolean;
}

export function CartLines({ quote, asking }: CartLinesProps) {
  const { lines, removed } = useCart();
  const { mutate, error } = useChangeQuantity();
  return (
    <>
      {removed && <UndoBar removed={removed} />}
      {error && (
        <p className="notice danger" role="alert">
          That change did not reach the shop, so the quantity is as it was. Try again in a moment.
        </p>
      )}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
      <ul className={styles.lines} role="list">
        {lines.map((line) => {
          const quoted = quote?.lines.find(({ sku }) => sku === line.sku);
          return (
            <Line
              key={line.sku}
              line={line}
              quoted={quoted}
              asking={asking}
              onQuantity={(quantity) =>
                mutate({ sku: line.sku, quantity, accepted: quoted?.quantity ?? line.quantity })
              }
            />
          );
        })}
      </ul>
    </>
  );
}

interface LineProps {
  line: CartLine;
  quoted: QuoteLine | undefined;
  asking: boolean;
  onQuantity: (quantity: number) => void;
}

function Line({ line, quoted, asking, onQuantity }: LineProps) {
  const name = quoted?.name ?? line.sku;
  const options = optionText(quoted?.options);
  const max = Math.min(MAX_QUANTITY, Math.max(quoted?.available ?? line.quantity, 1));
  return (
    <li className={styles.line} aria-busy={!quoted}>
      <Picture image={quoted?.image} decorative className={quoted ? undefined : 'skeleton'} />
      <div className={styles.text}>
        <div className={styles.top}>
          {quoted ? (
            <span>
              {quoted.slug ? (
                <Link className={styles.name} to={paths.product(quoted.slug, line.sku)}>
                  {name}
                </Link>
              ) : (
                <span className={styles.name}>{name}</span>
              )}
              {options && <span className="soft small"> {options}</span>}
            </span>
          ) : (
            <Skeleton width="9rem" />
          )}
          {quoted?.subtotal && (
            <Price value={quoted.subtotal} className={classNames(styles.total, asking && styles.asking)} />
          )}
        </div>
        {quoted?.unitPrice && quoted.quantity > 1 && (
          <span className="soft small">
            <Price value={quoted.unitPrice} /> each
          </span>
        )}
        <div className={styles.bottom}>
          <QuantityStepper of={name} value={line.quantity} max={max} onChange={onQuantity} />
          <button
            type="button"
            className="text-button small"
            aria-label={`Remove ${name}`}
            onClick={() => removeLine(line.sku, name)}
          >
            Remove
          </button>
        </div>
      </div>
      {quoted?.problem && !asking && (
        <LineProblem line={quoted} seenPrice={line.seenPrice} className={styles.problem} />
      )}
    </li>
  );
}

function UndoBar({ removed }: { removed: NonNullable<Cart['removed']> }) {
  const button = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone with its line; the focus would fall to the page's start.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each line that is removed
  useEffect(() => button.current?.focus(), [removed]);
  return (
    <div className={styles.undo} role="status">
      <span>{removed.name} removed.</span>
      <button ref={button} type="button" className="text-button" onClick={undoRemove}>
        Undo
      </button>
    </div>
  );
}
