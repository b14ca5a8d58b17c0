import { useLocation, useNavigate } from 'react-router';
import { KEEP_SCROLL } from '@/lib/scroll-restoration';

/** What the address of a table says: what is looked for, filters, order, columns, and how many pages are shown. */
export interface TableState {
  q: string;
  /** By a filter's name; without those that are not set. */
  filters: Readonly<Record<string, string>>;
  sort: string;
  /** Ids of the columns that are shown besides those that always are; null for the usual ones. */
  columns: readonly string[] | null;
  pages: number;
}

/** The names that a table's address may use. The first sort is the usual one. */
export interface TableForm {
  filters: readonly string[];
  sorts: readonly string[];
}

const MAX_PAGES = 40;

export function parseTable(search: URLSearchParams, { filters, sorts }: TableForm): TableState {
  const sort = search.get('sort') ?? '';
  const page = Number(search.get('page') ?? 1);
  return {
    q: (search.get('q') ?? '').slice(0, 60),
    filters: Object.fromEntries(filters.flatMap((name) => (search.get(name) ? [[name, search.get(name) ?? '']] : []))),
    sort: sorts.includes(sort) ? sort : (sorts[0] ?? ''),
    columns: search.get('columns')?.split(',').filter(Boolean) ?? null,
    pages: Number.isInteger(page) ? Math.min(Math.max(page, 1), MAX_PAGES) : 1,
  };
}

/** The search part of the address, without what is as usual. */
export function tableSearch({ q, filters, sort, columns, pages }: TableState, { sorts }: TableForm): string {
  const search = new URLSearchParams();
  if (q) search.set('q', q);
  for (const [name, value] of Object.entries(filters)) if (value) search.set(name, value);
  if (sort !== (sorts[0] ?? '')) search.set('sort', sort);
  if (columns) search.set('columns', columns.join(','));
  if (pages > 1) search.set('page', String(pages));
  return search.size > 0 ? `?${search}` : '';
}

export function useTableState(form: TableForm) {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const state = parseTable(new URLSearchParams(search), form);
  /** Another question starts at its first page. */
  const change = (next: Partial<TableState>) =>
    navigate(pathname + tableSearch({ ...state, pages: 1, ...next }, form), {
      state: KEEP_SCROLL,
      replace: next.columns !== undefined || next.pages !== undefined,
    });
  return { state, change };
}
