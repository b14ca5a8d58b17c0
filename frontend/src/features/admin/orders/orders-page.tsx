import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { OrderSummary } from '@/api/types';
import { formatMoney } from '@/lib/money';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { PageHead, Tools } from '../shell/page-head';
import { type Column, DataTable } from '../table/data-table';
import { ColumnChoice, DayFilter, Filter, SearchField, shownColumns, Views } from '../table/table-bar';
import { type TableForm, useTableState } from '../table/table-state';
import { usePages } from '../table/use-pages';
import { ordersQuery } from './order-api';
import { orderStates, refundStateTexts, StateBadge } from './order-states';
import styles from './orders-page.module.css';

const form: TableForm = { filters: ['email', 'state', 'from', 'to'], sorts: ['newest'] };
const views = [
  { name: 'All', search: '' },
  { name: 'To be sent', search: '?state=paid' },
  { name: 'Sent in part', search: '?state=partly-fulfilled' },
  { name: 'On their way', search: '?state=fulfilled' },
  { name: 'Failed payments', search: '?state=payment-failed' },
];
const states = Object.entries(orderStates).map(([value, { text }]) => ({ value, text }));
const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const LONGEST_EMAIL = 254;
/** As much of an address as the API takes for one. */
const anAddress = /^[^@\s]+@[^@.\s]+(\.[^@.\s]+)+$/;

export default function OrdersPage() {
  usePageMeta('Orders');
  const { state, change } = useTableState(form);
  const { filters, pages } = state;
  const { email = '', state: wanted = '', from = '', to = '' } = filters;
  const half = email !== '' && !anAddress.test(email);
  const turned = from !== '' && to !== '' && from > to;
  const asked = !half && !turned;
  const question = { email, state: wanted in orderStates ? wanted : '', from, to };
  const list = usePages(useInfiniteQuery({ ...ordersQuery(question), enabled: asked }), pages, (pages) =>
    change({ pages }),
  );

  const shown = shownColumns(columns, state);
  return (
    <>
      <PageHead title="Orders" />
      <Views table="orders" own={views} state={state} form={form} />
      <Tools>
        <SearchField
          label="Customer's e-mail"
          value={email}
          maxLength={LONGEST_EMAIL}
          onChange={(email) => change({ filters: { ...filters, email } })}
        />
        <Filter
          label="State"
          value={wanted}
          options={states}
          onChange={(state) => change({ filters: { ...filters, state } })}
        />
        <DayFilter label="From" value={from} onChange={(from) => change({ filters: { ...filters, from } })} />
        <DayFilter label="To" value={to} onChange={(to) => change({ filters: { ...filters, to } })} />
        <ColumnChoice columns={columns} shown={shown} onChange={(columns) => change({ columns })} />
      </Tools>
      <DataTable
        label="Orders"
        columns={shown}
        {...list}
        {...(!asked && { rows: [], more: false })}
        keyOf={({ id }) => id}
        nameOf={({ number }) => number}
        linkOf={({ id }) => paths.adminOrder(id)}
        empty={<Nothing half={half} turned={turned} filtered={Object.keys(filters).length > 0} state={wanted} />}
      />
    </>
  );
}

interface NothingProps {
  half: boolean;
  turned: boolean;
  filtered: boolean;
  state: string;
}

function Nothing({ half, turned, filtered, state }: NothingProps) {
  const [title, text] = half
    ? ['The whole address, please', 'Orders are found by a complete e-mail address, such as ada@example.com.']
    : turned
      ? ['The days are turned round', 'The first day is after the last. Days are counted in UTC.']
      : state === 'paid'
        ? ['Nothing waits to be sent', 'An order comes here as soon as it is paid, and leaves when all of it is sent.']
        : filtered
          ? ['Nothing fits', 'No order has this state, address and day. Take a filter away to see more.']
          : ['No orders yet', 'What customers order appears here by itself, the newest first.'];
  return (
    <>
      <h2>{title}</h2>
      <p className="soft">{text}</p>
      {filtered && (
        <Link className="button quiet compact" to={paths.adminArea('orders')}>
          Show all orders
        </Link>
      )}
    </>
  );
}

const columns: Column<OrderSummary>[] = [
  {
    id: 'number',
    title: 'Order',
    head: true,
    cell: ({ number, name }) => (
      <span className={styles.order}>
        <span className={styles.number}>{number}</span>
        <span>{name}</span>
      </span>
    ),
  },
  { id: 'state', title: 'State', long: true, cell: ({ state }) => <StateBadge state={state} /> },
  {
    id: 'placed',
    title: 'Placed',
    long: true,
    cell: ({ placedAt }) => <time dateTime={placedAt}>{moment.format(new Date(placedAt))}</time>,
  },
  { id: 'email', title: 'E-mail', long: true, cell: ({ email }) => email },
  { id: 'pieces', title: 'Pieces', numeric: true, cell: ({ pieces }) => pieces },
  { id: 'total', title: 'Total', numeric: true, cell: ({ total }) => formatMoney(total) },
  { id: 'refunds', title: 'Refunds', extra: true, cell: ({ refundState }) => refundStateTexts[refundState] || '–' },
  { id: 'id', title: 'Id', long: true, extra: true, cell: ({ id }) => id },
];
