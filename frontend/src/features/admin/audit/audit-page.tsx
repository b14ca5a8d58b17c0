import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { AuditEntry } from '@/api/types';
import { Failure } from '@/components/failure';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { PageHead, Tools } from '../shell/page-head';
import { auditQuery } from './audit-api';
import styles from './audit-page.module.css';
import { actionText, difference } from './difference';

const DAY_MS = 86_400_000;
// Days are the log's own, of UTC; the times beside them too, or they would not fit.
const time = new Intl.DateTimeFormat('en', { timeStyle: 'medium', timeZone: 'UTC' });

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

export default function AuditPage() {
  usePageMeta('Audit log');
  const [search, setSearch] = useSearchParams();
  const today = dayOf(Date.now());
  const asked = search.get('day') ?? '';
  const day = Number.isNaN(Date.parse(asked)) ? today : dayOf(Date.parse(asked));
  const list = useInfiniteQuery(auditQuery(day));
  const entries = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const show = (next: string) => setSearch(next === today ? {} : { day: next });
  const step = (days: number) => show(dayOf(Date.parse(day) + days * DAY_MS));

  return (
    <>
      <PageHead title="Audit log" />
      <Tools>
        <button type="button" className="button quiet compact" onClick={() => step(-1)}>
          Day before
        </button>
        <label className={styles.day}>
          <span className="visually-hidden">Day (UTC)</span>
          <input
            className="input"
            type="date"
            value={day}
            max={today}
            onChange={({ target }) => target.value && show(target.value)}
          />
        </label>
        <button type="button" className="button quiet compact" disabled={day >= today} onClick={() => step(1)}>
          Day after
        </button>
      </Tools>
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      <div role="status">
        {list.data && entries.length === 0 && !list.hasNextPage && (
          <div className={styles.empty}>
            <h2>Nobody changed anything on this day</h2>
            <p className="soft">
              What staff change is kept here with who did it, what was before and what is after: products, stock,
              orders, subscriptions. It can’t be edited.
            </p>
          </div>
        )}
      </div>
      <ol className={styles.log} aria-busy={list.isPending} aria-label={`What was done on ${day}`}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {list.hasNextPage && (
        <button
          type="button"
          className="button quiet compact"
          disabled={list.isFetching}
          onClick={() => void list.fetchNextPage()}
        >
          Show more
        </button>
      )}
    </>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { at, action, by, subject } = entry;
  const changes = difference(entry.before, entry.after);
  return (
    <li className={styles.entry}>
      <h2 className={styles.action}>
        {actionText(action)} <Subject action={action} subject={subject} />
      </h2>
      <p className={styles.who}>
        <time dateTime={at}>{time.format(new Date(at))} UTC</time> · by {by}
      </p>
      {changes.length > 0 && (
        <details className={styles.details}>
          <summary>{changes.length === 1 ? '1 difference' : `${changes.length} differences`}</summary>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ part, before, after }) => (
                <tr key={part}>
                  <th scope="row">{part}</th>
                  <td>{before && <del>{before}</del>}</td>
                  <td>{after && <ins>{after}</ins>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </li>
  );
}

function Subject({ action, subject }: { action: string; subject: string }) {
  const to = /stock/i.test(action)
    ? paths.adminSku(subject)
    : subject.startsWith('prd_') && action !== 'deleteProduct' && paths.adminProduct(subject);
  return to ? <Link to={to}>{subject}</Link> : <span className={styles.subject}>{subject}</span>;
}
