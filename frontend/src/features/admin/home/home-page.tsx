import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from 'react-router';
import type { DailySales } from '@/api/types';
import { Failure } from '@/components/failure';
import { formatMoney } from '@/lib/money';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { KEEP_SCROLL } from '@/lib/scroll-restoration';
import { PageHead, Tools } from '../shell/page-head';
import { DayFilter, Views } from '../table/table-bar';
import { parseTable, type TableForm } from '../table/table-state';
import { Attention } from './attention';
import { DayChart } from './day-chart';
import { salesQuery, todayQuery } from './home-api';
import styles from './home-page.module.css';
import {
  changeOf,
  currencyOf,
  type Days,
  daysBefore,
  daysUpTo,
  everyDay,
  lengthOf,
  MOST_DAYS,
  topProducts,
  totalsOf,
} from './sales';

const form: TableForm = { filters: ['days', 'from', 'to'], sorts: [] };
const USUAL_DAYS = 30;
const views = [
  { name: '7 days', search: '?days=7' },
  { name: '30 days', search: '' },
  { name: '90 days', search: '?days=90' },
];
const TOP_PRODUCTS = 8;
const isDay = (text: string | undefined): text is string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(text ?? ''));

export default function HomePage() {
  usePageMeta('Back office');
  const today = useQuery(todayQuery);
  return (
    <>
      <PageHead title="Home" />
      {today.data ? (
        <Overview today={today.data} />
      ) : today.error ? (
        <Failure error={today.error} onRetry={() => void today.refetch()} />
      ) : (
        <div aria-busy="true" />
      )}
    </>
  );
}

function Overview({ today }: { today: string }) {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const state = parseTable(new URLSearchParams(search), form);
  const days = daysOf(state.filters, today);
  const fault = faultOf(days);
  const change = (next: Partial<Days>) => {
    const { from, to } = { ...days, ...next };
    navigate(`${pathname}?${new URLSearchParams({ from, to })}`, { state: KEEP_SCROLL });
  };
  return (
    <>
      <Attention today={today} />
      <Views table="home" own={views} state={state} form={form} />
      <Tools>
        <DayFilter label="From" value={days.from} onChange={(from) => from && change({ from })} />
        <DayFilter label="To" value={days.to} onChange={(to) => to && change({ to })} />
      </Tools>
      {fault ? (
        <p className="notice warning" role="status">
          {fault}
        </p>
      ) : (
        <Sales days={days} />
      )}
    </>
  );
}

function daysOf({ days, from, to }: Readonly<Record<string, string>>, today: string): Days {
  if (isDay(from) && isDay(to)) return { from, to };
  const count = Number(days);
  return daysUpTo(today, Number.isInteger(count) && count > 0 && count <= MOST_DAYS ? count : USUAL_DAYS);
}

function faultOf(days: Days): string | undefined {
  if (days.from > days.to) return 'The first day is after the last.';
  return lengthOf(days) > MOST_DAYS ? `At most ${MOST_DAYS} days can be looked at together.` : undefined;
}

function Sales({ days }: { days: Days }) {
  const now = useQuery({ ...salesQuery(days), placeholderData: keepPreviousData });
  const before = useQuery(salesQuery(daysBefore(days)));
  if (now.error && !now.data) return <Failure error={now.error} onRetry={() => void now.refetch()} />;
  if (!now.data) return <div className={`panel ${styles.waiting}`} aria-busy="true" />;
  const currency = currencyOf(now.data);
  if (!currency) {
    return (
      <div className={`panel ${styles.panel}`}>
        <h2>No sales in these days</h2>
        <p className="soft">An order counts on the day on which it is paid, by the shop's own time.</p>
      </div>
    );
  }
  return <SalesPanels days={days} sales={now.data} before={before.data} currency={currency} />;
}

interface SalesPanelsProps {
  days: Days;
  sales: DailySales[];
  before: DailySales[] | undefined;
  currency: string;
}

function SalesPanels({ days, sales, before, currency }: SalesPanelsProps) {
  const money = (amount: number) => formatMoney({ amount, currency });
  const count = (orders: number) => String(orders);
  const totals = totalsOf(sales);
  const earlier = before && totalsOf(before);
  const shown = everyDay(days, sales);
  const rows = [
    { part: 'revenue', title: 'Sales', format: money },
    { part: 'orders', title: 'Orders', format: count },
    { part: 'average', title: 'Average order', format: money },
  ] as const;
  return (
    <>
      <section className={`panel ${styles.panel}`} aria-label="Sales">
        <div className={styles.charts}>
          {rows.map(({ part, title, format }) => (
            <div key={part} className={styles.chart}>
              <p>
                <span className="soft">{title}</span>
                <strong className={styles.figure}>{format(totals[part])}</strong>
                <Change percent={earlier && changeOf(totals[part], earlier[part])} days={lengthOf(days)} />
              </p>
              <DayChart
                title={`${title} by day`}
                summary={`${title} by day, ${days.from} to ${days.to}: ${format(totals[part])} ${part === 'average' ? 'on average' : 'in all'}.`}
                days={shown.map((each) => ({ day: each.day, value: each[part] }))}
                format={format}
              />
            </div>
          ))}
        </div>
        {totals.refunded > 0 && <p className="soft">{money(totals.refunded)} was refunded in these days.</p>}
      </section>
      <section className={`panel ${styles.panel}`} aria-labelledby="top-products">
        <h2 id="top-products">What sold most</h2>
        <table className={styles.top}>
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col">Pieces</th>
              <th scope="col">Sales</th>
            </tr>
          </thead>
          <tbody>
            {topProducts(sales, TOP_PRODUCTS).map(({ productId, name, pieces, revenue }) => (
              <tr key={productId}>
                <th scope="row">
                  <Link to={paths.adminProduct(productId)}>{name}</Link>
                </th>
                <td>{pieces}</td>
                <td>{money(revenue)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Change({ percent, days }: { percent: number | undefined; days: number }) {
  if (percent === undefined) return null;
  return (
    <span className="soft">
      {percent > 0 ? '+' : percent < 0 ? '−' : '±'}
      {Math.abs(percent)} % against the {days === 1 ? 'day' : `${days} days`} before
    </span>
  );
}
