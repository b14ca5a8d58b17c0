import type { Order, OrderLineQuantity } from '@/api/types';
import { optionText } from '@/lib/option-text';
import styles from './piece-choice.module.css';

interface PieceChoiceProps {
  label: string;
  order: Order;
  /** By line, the most that can be chosen; lines of which there is none are not shown. */
  most: readonly number[];
  /** By line. */
  value: readonly number[];
  onChange: (value: number[]) => void;
}

/** How many pieces of each line. */
export function PieceChoice({ label, order, most, value, onChange }: PieceChoiceProps) {
  return (
    <fieldset className={styles.choice}>
      <legend className="field-label">{label}</legend>
      {order.lines.map(
        ({ sku, name, options }, i) =>
          (most[i] ?? 0) > 0 && (
            <label key={sku} className={styles.line}>
              <span>
                {name} <span className="soft">{optionText(options)}</span>
              </span>
              <span className={styles.count}>
                <input
                  className="input"
                  type="number"
                  inputMode="numeric"
                  min={0}
                  max={most[i]}
                  value={value[i] ?? 0}
                  onChange={({ target }) =>
                    onChange(value.map((each, j) => (j === i ? clamp(target.valueAsNumber, most[i] ?? 0) : each)))
                  }
                />
                <span className="soft">of {most[i]}</span>
              </span>
            </label>
          ),
      )}
    </fieldset>
  );
}

const clamp = (typed: number, most: number) => Math.min(Math.max(Math.trunc(typed) || 0, 0), most);

/** Those lines of which something is chosen. */
export function chosen(value: readonly number[]): OrderLineQuantity[] {
  return value.map((quantity, line) => ({ line, quantity })).filter(({ quantity }) => quantity > 0);
}
