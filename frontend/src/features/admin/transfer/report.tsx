import { useState } from 'react';
import { Link } from 'react-router';
import type { ImportedItem, ImportOutcome } from '@/api/types';
import { SelectField } from '@/components/field';
import { classNames } from '@/lib/class-names';
import { paths } from '@/lib/paths';
import { csvOfFaults, type Fault, faultsOf, type Item } from './documents';
import { save } from './exporting';
import { type Kind, titleOf } from './fields';
import type { Counts } from './kept-run';
import type { Results } from './running';
import styles from './transfer.module.css';

const outcomes: Record<ImportOutcome, string> = {
  refused: 'With errors',
  created: 'New',
  changed: 'Changed',
  unchanged: 'Unchanged',
  repeated: 'Counted before',
};
const order = Object.keys(outcomes) as ImportOutcome[];
const MOST_SHOWN = 200;

interface ReportProps {
  kind: Kind;
  /** What a place in the file is called. */
  where: 'Line' | 'Item';
  items: readonly Item[];
  results: Results;
  /** Of all that was imported, also before this page was opened; null where only the results count. */
  counts: Counts | null;
}

/** What became of the items, or would: how many, and which. */
export function Report({ kind, where, items, results, counts }: ReportProps) {
  const [chosen, setChosen] = useState<ImportOutcome | null>(null);
  const found: Record<ImportOutcome, number[]> = { refused: [], created: [], changed: [], unchanged: [], repeated: [] };
  for (const [i, item] of items.entries()) {
    const outcome = item.faults.length > 0 ? 'refused' : results.get(i)?.outcome;
    if (outcome) found[outcome].push(i);
  }
  const count = (outcome: ImportOutcome) =>
    counts && outcome !== 'refused' ? (counts[outcome] ?? 0) : found[outcome].length;
  const there = order.filter((outcome) => count(outcome) > 0);
  const shown =
    chosen && found[chosen].length > 0 ? chosen : (there.find((outcome) => found[outcome].length > 0) ?? null);
  const faults = found.refused.flatMap((i) => faultsAt(kind, items[i], results.get(i)));
  const places = shown ? found[shown] : [];
  const lines = shown === 'refused' ? faults.length : places.length;

  return (
    <>
      <dl className={styles.counts}>
        {there.map((outcome) => (
          <div key={outcome} className={classNames(outcome === 'refused' && styles.bad)}>
            <dt>{outcomes[outcome]}</dt>
            <dd>{count(outcome).toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
      {shown && (
        <>
          <div className={styles.actions}>
            <SelectField
              label="Show"
              value={shown}
              onChange={(event) => setChosen(event.target.value as ImportOutcome)}
            >
              {there
                .filter((outcome) => found[outcome].length > 0)
                .map((outcome) => (
                  <option key={outcome} value={outcome}>
                    {outcomes[outcome]}
                  </option>
                ))}
            </SelectField>
            {faults.length > 0 && (
              <button
                type="button"
                className="button quiet compact"
                onClick={() => save(new Blob([csvOfFaults(faults)], { type: 'text/csv;charset=utf-8' }), 'errors.csv')}
              >
                Download the errors
              </button>
            )}
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too */}
          <ul className={styles.list} aria-label={outcomes[shown]} tabIndex={0}>
            {shown === 'refused'
              ? faults.slice(0, MOST_SHOWN).map((fault, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two of them may say the same
                  <li key={i}>
                    <span className={styles.where}>
                      {where} {fault.line}
                    </span>
                    <strong>{fault.key || 'No slug or SKU'}</strong>
                    <span className={styles.what}>{[fault.field, fault.detail].filter(Boolean).join(': ')}</span>
                  </li>
                ))
              : places
                  .slice(0, MOST_SHOWN)
                  .map((i) => <Line key={i} kind={kind} where={where} item={items[i]} result={results.get(i)} />)}
          </ul>
          {lines > MOST_SHOWN && (
            <p className={styles.said}>
              These are the first {MOST_SHOWN} of {lines.toLocaleString('en')}.
            </p>
          )}
        </>
      )}
    </>
  );
}

function Line({
  kind,
  where,
  item,
  result,
}: {
  kind: Kind;
  where: string;
  item: Item | undefined;
  result: ImportedItem | undefined;
}) {
  if (!item || !result) return null;
  const to = kind === 'stock' ? paths.adminSku(item.key) : result.id && paths.adminProduct(result.id);
  return (
    <li>
      <span className={styles.where}>
        {where} {item.line}
      </span>
      <strong>{to ? <Link to={to}>{item.key}</Link> : item.key}</strong>
      <span className={styles.what}>{changeText(kind, item, result)}</span>
    </li>
  );
}

/** `Price, Description`, or `On hand 3 → 9`. */
function changeText(kind: Kind, { document }: Item, { changes, was }: ImportedItem): string {
  const said = changes.map((pointer) => {
    if (kind === 'stock' && 'onHand' in document && pointer === '/onHand') return `On hand ${was} → ${document.onHand}`;
    return titleOf(kind, pointer);
  });
  return [...new Set(said)].join(', ');
}

function faultsAt(kind: Kind, item: Item | undefined, result: ImportedItem | undefined): Fault[] {
  if (!item) return [];
  if (item.faults.length > 0) return [...item.faults];
  return faultsOf(kind, item, result?.errors ?? [], result?.detail);
}
