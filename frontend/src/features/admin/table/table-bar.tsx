import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { CloseIcon } from '@/components/icons';
import { KEEP_SCROLL } from '@/lib/scroll-restoration';
import { ColumnsIcon, SearchIcon } from '../shell/icons';
import type { Column } from './data-table';
import { useSavedViews, type View } from './saved-views';
import styles from './table-bar.module.css';
import { type TableForm, type TableState, tableSearch } from './table-state';

/** Every table's own views, and those that somebody saved: each is an address. */
export function Views({ table, own, state, form }: { table: string; own: View[]; state: TableState; form: TableForm }) {
  const { pathname } = useLocation();
  const { views, save, remove } = useSavedViews(table);
  const [naming, setNaming] = useState(false);
  const here = tableSearch({ ...state, pages: 1 }, form);
  const known = [...own, ...views].some(({ search }) => search === here);

  const onSave = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name')).trim();
    if (name) save({ name, search: here });
    setNaming(false);
  };

  return (
    <nav className={styles.views} aria-label="Views">
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
      <ul role="list">
        {own.map(({ name, search }) => (
          <ViewLink key={name} name={name} to={pathname + search} here={search === here} />
        ))}
        {views.map(({ name, search }) => (
          <ViewLink key={`saved ${name}`} name={name} to={pathname + search} here={search === here}>
            <button
              type="button"
              className={styles.forget}
              aria-label={`Forget the view ${name}`}
              onClick={() => remove(name)}
            >
              <CloseIcon />
            </button>
          </ViewLink>
        ))}
      </ul>
      {!known && !naming && (
        <button type="button" className="text-button" onClick={() => setNaming(true)}>
          Save view
        </button>
      )}
      {naming && (
        <form className={styles.naming} onSubmit={onSave}>
          <input
            className={styles.name}
            name="name"
            aria-label="Name of the view"
            placeholder="Name of the view"
            maxLength={30}
            required
            // biome-ignore lint/a11y/noAutofocus: it was asked for by the press of a button
            autoFocus
            onKeyDown={(event) => event.key === 'Escape' && setNaming(false)}
          />
          <button type="submit" className="text-button">
            Save
          </button>
        </form>
      )}
    </nav>
  );
}

function ViewLink({ name, to, here, children }: { name: string; to: string; here: boolean; children?: ReactNode }) {
  return (
    <li className={styles.view} data-here={here || undefined}>
      <Link to={to} state={KEEP_SCROLL} aria-current={here ? 'page' : undefined}>
        {name}
      </Link>
      {children}
    </li>
  );
}

interface SearchFieldProps {
  label: string;
  value: string;
  maxLength?: number;
  onChange: (q: string) => void;
}

/** Looks for what is typed, a moment after the last letter. */
export function SearchField({ label, value, maxLength = 60, onChange }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const latest = useRef(value);
  if (latest.current !== value) {
    latest.current = value;
    if (typed.trim() !== value) setTyped(value);
  }
  const ask = useRef(onChange);
  ask.current = onChange;
  useEffect(() => {
    const q = typed.trim();
    if (q === latest.current) return;
    const timer = setTimeout(() => ask.current(q), 250);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <search className={styles.search}>
      <SearchIcon />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={maxLength}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </search>
  );
}

interface FilterProps {
  label: string;
  value: string;
  options: readonly { value: string; text: string }[];
  onChange: (value: string) => void;
}

export function Filter({ label, value, options, onChange }: FilterProps) {
  return (
    <select
      className={styles.filter}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{label}: all</option>
      {options.map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** A day such as `2026-11-24`, or none. */
export function DayFilter({ label, value, onChange }: Omit<FilterProps, 'options'>) {
  return (
    <label className={styles.filter}>
      {label}
      <input
        className={styles.day}
        type="date"
        value={value}
        // While a year is typed, the browser tells of years such as 0002.
        onChange={({ target: { value } }) => (value === '' || value >= '2000') && onChange(value)}
      />
    </label>
  );
}

interface ColumnChoiceProps<Row> {
  columns: readonly Column<Row>[];
  shown: readonly Column<Row>[];
  onChange: (columns: string[] | null) => void;
}

export function ColumnChoice<Row>({ columns, shown, onChange }: ColumnChoiceProps<Row>) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const panel = useId();

  useEffect(() => {
    if (!open) return;
    const onPointer = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [open]);

  const toggle = (id: string) => {
    const ids = columns.filter((column) => !column.head && shown.includes(column) !== (column.id === id));
    onChange(ids.map((column) => column.id));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the panel from anywhere in it
    <div
      ref={root}
      className={styles.columns}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        root.current?.querySelector('button')?.focus();
      }}
    >
      <button
        type="button"
        className={styles.filter}
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        <ColumnsIcon />
        Columns
      </button>
      {open && (
        <fieldset id={panel} className={styles.panel}>
          <legend className="visually-hidden">Columns</legend>
          {columns
            .filter(({ head }) => !head)
            .map((column) => (
              <label key={column.id} className={styles.choice}>
                <input type="checkbox" checked={shown.includes(column)} onChange={() => toggle(column.id)} />
                {column.title}
              </label>
            ))}
          <button type="button" className="text-button" onClick={() => onChange(null)}>
            The usual ones
          </button>
        </fieldset>
      )}
    </div>
  );
}

export function shownColumns<Row>(columns: readonly Column<Row>[], { columns: wanted }: TableState): Column<Row>[] {
  return columns.filter(({ id, head, extra }) => head || (wanted ? wanted.includes(id) : !extra));
}
