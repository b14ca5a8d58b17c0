import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api } from '@/api/client';
import type { Webhook, WebhookDelivery } from '@/api/types';
import { Failure } from '@/components/failure';
import { NotFound } from '@/components/not-found';
import { eventTexts, formatMoment } from '@/features/orders';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { Badge, type Tone } from '../shell/badge';
import { Actions, Dialog } from '../shell/dialog';
import { PageHead } from '../shell/page-head';
import { say } from '../shell/toasts';
import { deliveriesQuery, webhooksQuery } from './webhook-api';
import styles from './webhooks.module.css';

/** What was sent to a subscription, and what came back. */
export default function DeliveriesPage() {
  const { id = '' } = useParams();
  const webhooks = useQuery(webhooksQuery);
  const webhook = webhooks.data?.find((each) => each.id === id);
  usePageMeta(webhook ? 'Deliveries' : 'Webhooks');
  if (webhook) return <Deliveries webhook={webhook} />;
  if (webhooks.error) return <Failure error={webhooks.error} onRetry={() => void webhooks.refetch()} />;
  return webhooks.data ? <NotFound what="page" /> : <div aria-busy="true" />;
}

function Deliveries({ webhook }: { webhook: Webhook }) {
  const [deleting, setDeleting] = useState(false);
  const list = useInfiniteQuery(deliveriesQuery(webhook.id));
  const deliveries = list.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageHead title={<span className={styles.url}>{webhook.url}</span>}>
        <button type="button" className="button quiet compact" onClick={() => setDeleting(true)}>
          End the subscription
        </button>
      </PageHead>
      <p className={`soft ${styles.wanted}`}>
        {webhook.events.map((event) => eventTexts[event]).join(', ')}; since {formatMoment(webhook.createdAt)}.
      </p>
      {list.error && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {!deliveries && !list.error && <div aria-busy="true" />}
      {deliveries?.length === 0 && (
        <div className="panel">
          <p>Nothing was sent yet. The next event that it wants appears here.</p>
        </div>
      )}
      {deliveries && deliveries.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none
        <ul className={styles.deliveries} role="list" aria-label="Deliveries, the newest first">
          {deliveries.map((delivery) => (
            <Delivery key={delivery.id} webhook={webhook} delivery={delivery} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <p className={styles.more}>
          <button
            type="button"
            className="button quiet compact"
            disabled={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {list.isFetchingNextPage ? 'Loading …' : 'Show more'}
          </button>
        </p>
      )}
      {deleting && <EndDialog webhook={webhook} onClose={() => setDeleting(false)} />}
    </>
  );
}

const states: Record<WebhookDelivery['state'], { text: string; tone: Tone }> = {
  pending: { text: 'Waiting', tone: 'waiting' },
  delivered: { text: 'Delivered', tone: 'good' },
  failed: { text: 'Given up', tone: 'bad' },
};

function Delivery({ webhook, delivery }: { webhook: Webhook; delivery: WebhookDelivery }) {
  const client = useQueryClient();
  const { id, eventId, eventType, state, createdAt, attempts, payload } = delivery;
  const replaying = useMutation({
    mutationFn: () => api.replayWebhookDelivery({ path: { webhookId: webhook.id, deliveryId: id } }),
    onSuccess: () => {
      say('It is sent again in a moment.');
      return client.invalidateQueries({ queryKey: deliveriesQuery(webhook.id).queryKey });
    },
    onError: (error) => say(error.message, { bad: true }),
  });
  return (
    <li className={`panel ${styles.delivery}`}>
      <p className={styles.head}>
        <strong>{eventTexts[eventType]}</strong>
        <Badge tone={states[state].tone}>{states[state].text}</Badge>
        <span className="soft">
          <time dateTime={createdAt}>{formatMoment(createdAt)}</time>
        </span>
        <button
          type="button"
          className="text-button"
          aria-label={`Send again: ${eventTexts[eventType]}, ${eventId}`}
          aria-disabled={replaying.isPending}
          onClick={() => replaying.isPending || replaying.mutate()}
        >
          Send again
        </button>
      </p>
      <p className={`soft ${styles.url}`}>{eventId}</p>
      <details>
        <summary>
          {attempts.length === 0
            ? 'Not tried yet'
            : `${attempts.length} ${attempts.length === 1 ? 'attempt' : 'attempts'}`}
          , and what is sent
        </summary>
        <ol className={styles.attempts}>
          {attempts.map(({ at, ok, status, answer, failure, milliseconds }) => (
            <li key={at}>
              <p>
                {ok ? 'Taken' : 'Not taken'}
                {status !== undefined && `, answered ${status}`}
                {failure !== undefined && `, ${failure}`}
                {milliseconds !== undefined && ` after ${milliseconds} ms`},{' '}
                <time dateTime={at}>{formatMoment(at)}</time>
              </p>
              {answer && <pre className={styles.code}>{answer}</pre>}
            </li>
          ))}
        </ol>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <pre className={styles.code} tabIndex={0}>
          {indented(payload)}
        </pre>
      </details>
    </li>
  );
}

function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

function EndDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const ending = useMutation({
    mutationFn: () => api.deleteWebhook({ path: { webhookId: webhook.id } }),
    onSuccess: async () => {
      say('The subscription has ended.');
      await navigate(paths.adminArea('webhooks'), { replace: true });
      await client.invalidateQueries({ queryKey: webhooksQuery.queryKey, exact: true });
    },
  });
  return (
    <Dialog title="End this subscription?" onClose={onClose}>
      <p>{webhook.url} is told nothing any more, not even what waits to be sent again. This can't be undone.</p>
      {ending.error && <Failure error={ending.error} onRetry={() => ending.mutate()} />}
      <Actions>
        <button
          type="button"
          className="button compact"
          aria-disabled={ending.isPending}
          onClick={() => ending.isPending || ending.mutate()}
        >
          End it
        </button>
        <button type="button" className="button quiet compact" onClick={onClose}>
          Keep it
        </button>
      </Actions>
    </Dialog>
  );
}
