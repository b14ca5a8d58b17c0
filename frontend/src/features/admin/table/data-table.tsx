// biome-ignore-all lint/a11y/noRedundantRoles: some browsers drop a table's roles where a phone shows its rows as cards
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Link } from 'react-router';
import { Failure } from '@/components/failure';
import { DownIcon, UpIcon } from '../shell/icons';
import styles from './data-table.module.css';

export interface Column<Row> {
  id: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** The row's name: it leads to the row's page, and is always shown. */
  head?: boolean;
  numeric?: boolean;
  /** Long: takes a line of its own on a phone. */
  long?: boolean;
  /** Shown only where it is asked for. */
  extra?: boolean;
  /** Names of the sorts by this column, where an index serves them. */
  sorts?: { up?: string; down?: string };
}

interface DataTableProps<Row> {
  label: string;
  /** Those that are shown. */
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  keyOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  linkOf: (row: Row) => string;
  sort?: string;
  onSort?: (sort: string) => void;
  selected?: ReadonlySet<string>;
  onSelect?: (selected: ReadonlySet<string>) => void;
  error?: unknown;
  onRetry: () => void;
  loading: boolean;
  more: boolean;
  onMore: () => void;
  empty: ReactNode;
}

const WAITING_ROWS = 8;

/** Rows from the server. In a row's name, ↑ and ↓ go from row to row, Space selects, Enter opens. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, keyOf, nameOf, selected, onSelect, error, onRetry, loading, more, onMore, empty } =
    props;
  const body = useRef<HTMLTableSectionElement>(null);
  // The row that Shift selects up to, from here.
  const anchor = useRef(-1);
  const keys = rows?.map(keyOf) ?? [];
  const all = keys.length > 0 && keys.every((key) => selected?.has(key));

  const toggle = (index: number, range: boolean) => {
    if (!selected || !onSelect) return;
    const next = new Set(selected);
    const on = !next.has(keys[index] ?? '');
    const from = range && anchor.current >= 0 ? anchor.current : index;
    for (const key of keys.slice(Math.min(from, index), Math.max(from, index) + 1)) {
      if (on) next.add(key);
      else next.delete(key);
    }
    anchor.current = index;
    onSelect(next);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const links = [...(body.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])];
    const index = links.indexOf(event.target as HTMLElement);
    if (index < 0) return;
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      links[to]?.focus();
    } else if (event.key === ' ' && onSelect) {
      event.preventDefault();
      toggle(index, event.shiftKey);
    }
  };

  if (error && !rows) return <Failure error={error} onRetry={onRetry} />;
  if (rows?.length === 0 && !loading && !more) return <div className={styles.empty}>{empty}</div>;
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table} role="table" aria-label={label} aria-busy={loading}>
          <thead role="rowgroup">
            <tr role="row">
              {selected && (
                <th role="columnheader" className={styles.check} scope="col">
                  <input
                    type="checkbox"
                    aria-label="Select all rows"
                    checked={all}
                    onChange={() => onSelect?.(new Set(all ? [] : keys))}
                  />
                </th>
              )}
              {columns.map((column) => (
                <ColumnHead key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
              ))}
            </tr>
          </thead>
          <tbody ref={body} role="rowgroup" onKeyDown={onKeyDown}>
            {rows?.map((row, i) => {
              const key = keyOf(row);
              return (
                <tr key={key} role="row" data-selected={selected?.has(key) || undefined}>
                  {selected && (
                    <td role="cell" className={styles.check}>
                      <input
                        type="checkbox"
                        aria-label={`Select ${nameOf(row)}`}
                        checked={selected.has(key)}
                        onChange={(event) => toggle(i, (event.nativeEvent as MouseEvent).shiftKey)}
                      />
                    </td>
                  )}
                  {columns.map((column) => (
                    <Cell key={column.id} column={column} row={row} to={props.linkOf(row)} />
                  ))}
                </tr>
              );
            })}
            {!rows && <WaitingRows columns={columns.length + (selected ? 1 : 0)} />}
          </tbody>
        </table>
      </div>
      {error ? <Failure error={error} onRetry={onRetry} /> : null}
      {more && !error && (
        <p className={styles.more}>
          <button type="button" className="button quiet compact" disabled={loading} onClick={onMore}>
            {loading ? 'Loading …' : 'Show more'}
          </button>
        </p>
      )}
    </>
  );
}

function ColumnHead<Row>({
  column: { id, title, numeric, sorts },
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}) {
  const up = sorts?.up !== undefined && sorts.up === sort;
  const down = sorts?.down !== undefined && sorts.down === sort;
  // A second press turns the order, where there is the other one.
  const next = up ? sorts?.down : (sorts?.up ?? sorts?.down);
  return (
    <th
      role="columnheader"
      scope="col"
      data-column={id}
      className={numeric ? styles.numeric : undefined}
      aria-sort={up ? 'ascending' : down ? 'descending' : undefined}
    >
      {sorts && onSort ? (
        <button type="button" className={styles.sort} onClick={() => next && onSort(next)}>
          {title}
          {up && <UpIcon />}
          {down && <DownIcon />}
        </button>
      ) : (
        title
      )}
    </th>
  );
}

function Cell<Row>({
  column: { id, title, cell, head, numeric, long },
  row,
  to,
}: {
  column: Column<Row>;
  row: Row;
  to: string;
}) {
  if (head) {
    return (
      <th role="rowheader" scope="row" className={styles.head} data-column={id}>
        <Link className={styles.link} to={to} data-row-link>
          {cell(row)}
        </Link>
      </th>
    );
  }
  return (
    <td role="cell" data-column={id} className={numeric ? styles.numeric : long ? styles.long : undefined}>
      <span className={styles.label} aria-hidden="true">
        {title}
      </span>
      {cell(row)}
    </td>
  );
}

function WaitingRows({ columns }: { columns: number }) {
  return Array.from({ length: WAITING_ROWS }, (_, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rows that stand for nothing yet
    <tr key={i} role="row" className={styles.waiting}>
      <td role="cell" colSpan={columns}>
        <span className={`skeleton ${styles.bar}`} aria-hidden="true" />
      </td>
    </tr>
  ));
}
