import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { CloseIcon } from '@/components/icons';
import { optionText } from '@/lib/option-text';
import type { Draft, DraftVariant } from './draft';
import styles from './variant-grid.module.css';

type Typed = 'sku' | 'price' | 'onHand';

interface GridColumn {
  id: Typed;
  title: string;
  /** The last part of the API's pointer to it. */
  pointer: string;
  inputMode: 'text' | 'decimal' | 'numeric';
}

const columns: GridColumn[] = [
  { id: 'sku', title: 'SKU', pointer: 'sku', inputMode: 'text' },
  { id: 'price', title: 'Price', pointer: 'price', inputMode: 'decimal' },
  { id: 'onHand', title: 'On hand', pointer: 'stock', inputMode: 'numeric' },
];

interface VariantGridProps {
  draft: Draft;
  currency: string;
  errors: ReadonlyMap<string, string>;
  onChange: (draft: Draft) => void;
}

/** Every variant as a row to type in: ↑ and ↓ go from row to row, and cells of a spreadsheet can be pasted. */
export function VariantGrid({ draft, currency, errors, onChange }: VariantGridProps) {
  const { variants } = draft;
  const grid = useRef<HTMLTableElement>(null);
  const errorId = useId();

  const write = (changes: ReadonlyMap<number, Partial<DraftVariant>>) =>
    onChange({ ...draft, variants: variants.map((variant, i) => ({ ...variant, ...changes.get(i) })) });

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, row: number, column: Typed) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = grid.current?.querySelector<HTMLInputElement>(`[data-cell="${row + step} ${column}"]`);
    next?.focus();
    next?.select();
  };

  const onPaste = (event: ClipboardEvent, row: number, column: Typed) => {
    const text = event.clipboardData.getData('text').replace(/\r?\n$/, '');
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    const first = columns.findIndex(({ id }) => id === column);
    const changes = new Map<number, Partial<DraftVariant>>();
    for (const [i, line] of text.split(/\r?\n/).entries()) {
      const variant = variants[row + i];
      if (!variant) break;
      const cells = line.split('\t').map((cell, j) => [columns[first + j]?.id, cell.trim()] as const);
      const known = cells.filter(([id]) => id && !(id === 'sku' && variant.stored));
      changes.set(row + i, Object.fromEntries(known));
    }
    write(changes);
  };

  return (
    <div className={styles.variants}>
      {variants.length > 1 && <SetMany draft={draft} currency={currency} write={write} />}
      {errors.has('/variants') && (
        <p className="field-error" role="alert">
          {errors.get('/variants')}
        </p>
      )}
      <table ref={grid} className={styles.grid}>
        <thead>
          <tr>
            {draft.options.length > 0 && <th scope="col">Variant</th>}
            {columns.map(({ id, title }) => (
              <th key={id} scope="col">
                {id === 'price' ? `${title} (${currency})` : title}
              </th>
            ))}
            <th scope="col" className={styles.numeric}>
              Reserved
            </th>
            {variants.length > 1 && (
              <th scope="col">
                <span className="visually-hidden">Remove</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {variants.map((variant, row) => {
            const name = optionText(variant.options) || variant.sku || 'the product';
            return (
              <tr key={variant.key} data-changed={isCounted(variant) || undefined}>
                {draft.options.length > 0 && (
                  <th scope="row" className={styles.name}>
                    {Object.values(variant.options).join(' / ')}
                  </th>
                )}
                {columns.map(({ id, title, pointer, inputMode }) => {
                  const at = `/variants/${row}/${pointer}`;
                  // The API names the amount, or the options; they are shown where they are typed.
                  const error = errors.get(at) ?? (id === 'price' ? errors.get(`${at}/amount`) : undefined);
                  const describedBy = error ? `${errorId}-${row}-${id}` : undefined;
                  return (
                    <td key={id} className={styles[id]}>
                      <span className={styles.label} aria-hidden="true">
                        {title}
                      </span>
                      <input
                        className={styles.input}
                        aria-label={`${title} of ${name}`}
                        aria-invalid={error ? true : undefined}
                        aria-describedby={describedBy}
                        data-cell={`${row} ${id}`}
                        inputMode={inputMode}
                        autoComplete="off"
                        spellCheck={false}
                        maxLength={40}
                        readOnly={id === 'sku' && variant.stored !== null}
                        value={variant[id]}
                        onFocus={(event) => event.target.select()}
                        onChange={(event) => {
                          const value = event.target.value;
                          write(new Map([[row, { [id]: id === 'sku' ? value.toUpperCase() : value }]]));
                        }}
                        onKeyDown={(event) => onKeyDown(event, row, id)}
                        onPaste={(event) => onPaste(event, row, id)}
                      />
                      {error && (
                        <span id={describedBy} className={styles.error}>
                          {error}
                        </span>
                      )}
                    </td>
                  );
                })}
                <td className={styles.numeric}>
                  <span className={styles.label} aria-hidden="true">
                    Reserved
                  </span>
                  {variant.stored?.reserved ?? 0}
                </td>
                {variants.length > 1 && (
                  <td className={styles.last}>
                    <button
                      type="button"
                      className={styles.remove}
                      aria-label={`Remove ${name}`}
                      disabled={(variant.stored?.reserved ?? 0) > 0}
                      title={variant.stored?.reserved ? 'Some are reserved for orders' : undefined}
                      onClick={() =>
                        onChange({ ...draft, variants: variants.filter(({ key }) => key !== variant.key) })
                      }
                    >
                      <CloseIcon />
                    </button>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {variants.some(isCounted) && <p className="field-hint">What is on hand is logged as counted when you save.</p>}
    </div>
  );
}

interface SetManyProps {
  draft: Draft;
  currency: string;
  write: (changes: ReadonlyMap<number, Partial<DraftVariant>>) => void;
}

/** One price, or one stock, for many variants. */
function SetMany({ draft: { options, variants }, currency, write }: SetManyProps) {
  const [which, setWhich] = useState('');
  const [price, setPrice] = useState('');
  const [onHand, setOnHand] = useState('');
  const choices = options.flatMap(({ name, values }) => values.map((value) => JSON.stringify([name, value])));
  const [option, value] = which ? (JSON.parse(which) as [string, string]) : [];

  const apply = () => {
    const part = { ...(price.trim() && { price: price.trim() }), ...(onHand.trim() && { onHand: onHand.trim() }) };
    const rows = variants.flatMap((variant, i) => (!option || variant.options[option] === value ? [i] : []));
    write(new Map(rows.map((row) => [row, part])));
    setPrice('');
    setOnHand('');
  };
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    apply();
  };

  return (
    <fieldset className={styles.many}>
      <legend className="visually-hidden">Set many at once</legend>
      <select
        className={styles.input}
        aria-label="Which variants"
        value={choices.includes(which) ? which : ''}
        onChange={(event) => setWhich(event.target.value)}
      >
        <option value="">All variants</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {(JSON.parse(choice) as string[]).join(': ')}
          </option>
        ))}
      </select>
      <input
        className={styles.input}
        aria-label={`Price for all of them, in ${currency}`}
        placeholder="Price"
        inputMode="decimal"
        value={price}
        onChange={(event) => setPrice(event.target.value)}
        onKeyDown={onEnter}
      />
      <input
        className={styles.input}
        aria-label="On hand of each of them"
        placeholder="On hand"
        inputMode="numeric"
        value={onHand}
        onChange={(event) => setOnHand(event.target.value)}
        onKeyDown={onEnter}
      />
      <button type="button" className="button quiet compact" disabled={!price.trim() && !onHand.trim()} onClick={apply}>
        Set
      </button>
    </fieldset>
  );
}

function isCounted({ stored, onHand }: DraftVariant): boolean {
  return stored !== null && onHand !== String(stored.onHand);
}
