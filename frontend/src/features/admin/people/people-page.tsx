import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Person } from '@/api/types';
import { formatMoment } from '@/features/orders';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { PageHead } from '../shell/page-head';
import { type Column, DataTable } from '../table/data-table';
import { InviteDialog } from './invite-dialog';
import styles from './people.module.css';
import { peopleQuery } from './people-api';
import { PersonDialog } from './person-dialog';
import { StateBadge } from './person-state';
import { roleTexts } from './role-choice';

export default function PeoplePage() {
  usePageMeta('People');
  const { data, error, isFetching, refetch } = useQuery(peopleQuery);
  const [search, setSearch] = useSearchParams();
  const [inviting, setInviting] = useState(false);
  const chosen = data?.items.find(({ id }) => id === search.get('person'));
  const close = () => setSearch({}, { replace: true });
  const invite = (
    <button type="button" className="button compact" disabled={!data} onClick={() => setInviting(true)}>
      Invite somebody
    </button>
  );
  return (
    <>
      <PageHead title="People">{invite}</PageHead>
      <DataTable
        label="People who work here"
        columns={columns}
        rows={data?.items}
        keyOf={({ id }) => id}
        nameOf={({ email }) => email}
        linkOf={({ id }) => paths.adminPerson(id)}
        error={error}
        onRetry={() => void refetch()}
        loading={isFetching && !data}
        more={false}
        onMore={() => undefined}
        empty={
          <>
            <h2>Nobody works here yet</h2>
            <p className="soft">
              Staff keep the catalogue, the stock and the orders. Admins may do all that, invite people and read the
              audit log.
            </p>
          </>
        }
      />
      {data?.items.length === 1 && (
        <p className="soft">
          You work here alone. Invite somebody as an admin: who lets you in when you are locked out?
        </p>
      )}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      {chosen && <PersonDialog key={`${chosen.id} ${chosen.role}`} person={chosen} onClose={close} />}
    </>
  );
}

const columns: Column<Person>[] = [
  { id: 'email', title: 'E-mail', head: true, cell: ({ email }) => <span className={styles.email}>{email}</span> },
  { id: 'role', title: 'Role', cell: ({ role }) => roleTexts[role].title },
  { id: 'state', title: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { id: 'factor', title: 'Second factor', cell: ({ secondFactor }) => (secondFactor ? 'On' : 'Off') },
  {
    id: 'since',
    title: 'Account since',
    long: true,
    cell: ({ since }) => <time dateTime={since}>{formatMoment(since)}</time>,
  },
];
