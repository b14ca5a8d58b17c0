import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '@/api/client';
import { ProblemError } from '@/api/problem';
import type { OrderEventType, Webhook } from '@/api/types';
import { TextField } from '@/components/field';
import { eventTexts, formatMoment } from '@/features/orders';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { Actions, Dialog } from '../shell/dialog';
import { PageHead } from '../shell/page-head';
import { type Column, DataTable } from '../table/data-table';
import { webhooksQuery } from './webhook-api';
import styles from './webhooks.module.css';

const allEvents = Object.keys(eventTexts) as OrderEventType[];

export default function WebhooksPage() {
  usePageMeta('Webhooks');
  const { data, error, isFetching, refetch } = useQuery(webhooksQuery);
  const [adding, setAdding] = useState(false);
  const add = (
    <button type="button" className="button compact" onClick={() => setAdding(true)}>
      New subscription
    </button>
  );
  return (
    <>
      <PageHead title="Webhooks">{data && data.length > 0 && add}</PageHead>
      <DataTable
        label="Subscriptions"
        columns={columns}
        rows={data}
        keyOf={({ id }) => id}
        nameOf={({ url }) => url}
        linkOf={({ id }) => paths.adminWebhook(id)}
        error={error}
        onRetry={() => void refetch()}
        loading={isFetching && !data}
        more={false}
        onMore={() => undefined}
        empty={
          <>
            <h2>Nobody is told yet</h2>
            <p className="soft">
              A subscription sends the shop's events to an address of another system, signed, and again over hours until
              it is taken.
            </p>
            {add}
          </>
        }
      />
      {adding && <NewWebhook onClose={() => setAdding(false)} />}
    </>
  );
}

const columns: Column<Webhook>[] = [
  { id: 'url', title: 'Address', head: true, cell: ({ url }) => <span className={styles.url}>{url}</span> },
  {
    id: 'events',
    title: 'Events',
    long: true,
    cell: ({ events }) =>
      events.length === allEvents.length ? 'All' : events.map((event) => eventTexts[event]).join(', '),
  },
  {
    id: 'created',
    title: 'Created',
    long: true,
    cell: ({ createdAt }) => <time dateTime={createdAt}>{formatMoment(createdAt)}</time>,
  },
];

function NewWebhook({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [events, setEvents] = useState<ReadonlySet<OrderEventType>>(new Set(allEvents));
  const [fault, setFault] = useState<{ url?: string | undefined; events?: string | undefined }>({});
  const creating = useMutation({
    mutationFn: (url: string) => api.createWebhook({ body: { url, events: [...events] } }),
    onSuccess: () => client.invalidateQueries({ queryKey: webhooksQuery.queryKey, exact: true }),
    onError: (error) => {
      const errors = error instanceof ProblemError ? error.errors : new Map<string, { detail: string }>();
      setFault({
        url: errors.get('/url')?.detail ?? (errors.size === 0 ? error.message : undefined),
        events: errors.get('/events')?.detail,
      });
    },
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const url = String(new FormData(event.currentTarget).get('url')).trim();
    const found = {
      ...(!/^https?:\/\/\S+$/.test(url) && { url: 'An address that begins with https://.' }),
      ...(events.size === 0 && { events: 'Choose at least one event.' }),
    };
    setFault(found);
    if (Object.keys(found).length === 0 && !creating.isPending) creating.mutate(url);
  };
  if (creating.data) return <Secret secret={creating.data.secret} onClose={onClose} />;
  return (
    <Dialog title="New subscription" onClose={onClose}>
      <form className={styles.form} onSubmit={onSubmit} noValidate>
        <TextField
          label="Address"
          name="url"
          type="url"
          maxLength={500}
          placeholder="https://"
          hint="Gets a POST for each event. It must be reachable from the internet."
          error={fault.url}
          autoComplete="off"
        />
        <fieldset className={styles.events} aria-describedby={fault.events && 'no-events'}>
          <legend className="field-label">Events</legend>
          {allEvents.map((event) => (
            <label key={event} className={styles.event}>
              <input
                type="checkbox"
                checked={events.has(event)}
                onChange={() =>
                  setEvents(
                    new Set(events.has(event) ? [...events].filter((each) => each !== event) : [...events, event]),
                  )
                }
              />
              {eventTexts[event]}
            </label>
          ))}
        </fieldset>
        {fault.events && (
          <p id="no-events" className="field-error">
            {fault.events}
          </p>
        )}
        <Actions>
          <button type="submit" className="button compact" aria-disabled={creating.isPending}>
            {creating.isPending ? 'Subscribing …' : 'Subscribe'}
          </button>
          <button type="button" className="button quiet compact" onClick={onClose}>
            Close
          </button>
        </Actions>
      </form>
    </Dialog>
  );
}

/** Shown once: the shop tells it to nobody again. */
function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      // Without leave to copy, it can be selected in the field.
      setCopied(false);
    }
  };
  return (
    <Dialog title="Subscribed" onClose={onClose}>
      <p>
        Copy the signing secret to the system that receives the events: it checks by it that they come from this shop.
        The secret is shown this once.
      </p>
      <TextField label="Signing secret" value={secret} readOnly onFocus={(event) => event.currentTarget.select()} />
      <Actions>
        <button type="button" className="button compact" onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy'}
        </button>
        <button type="button" className="button quiet compact" onClick={onClose}>
          I have it
        </button>
      </Actions>
    </Dialog>
  );
}
