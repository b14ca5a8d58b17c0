import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useParams } from 'react-router';
import { api } from '@/api/client';
import { isPassing, ProblemError } from '@/api/problem';
import type { StockAdjustment, StockItem, StockReason } from '@/api/types';
import { Failure } from '@/components/failure';
import { SelectField, TextField } from '@/components/field';
import { NotFound } from '@/components/not-found';
import { optionText } from '@/lib/option-text';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { useActorName } from '../shell/actor-name';
import { keyOf, settle } from '../shell/intents';
import { PageHead } from '../shell/page-head';
import { say } from '../shell/toasts';
import { Level } from './level';
import styles from './sku-page.module.css';
import { movementsQuery, reasonTexts, stockItemQuery } from './stock-api';

const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
/** Those that somebody chooses: a count says so by itself. */
const chosenReasons = (Object.keys(reasonTexts) as StockReason[]).filter((reason) => reason !== 'counted');

export default function SkuPage() {
  const { sku = '' } = useParams();
  usePageMeta(sku);
  const item = useQuery(stockItemQuery(sku));
  if (item.isError) return <Failure error={item.error} onRetry={() => void item.refetch()} />;
  if (item.data === null) return <NotFound what="SKU" />;
  if (!item.data) return <div aria-busy="true" />;
  return <SkuDetails key={sku} item={item.data} />;
}

function SkuDetails({ item }: { item: StockItem }) {
  const { sku, productId, name, options, reserved, onHand } = item;
  return (
    <>
      <PageHead title={sku}>
        <Link className="button quiet compact" to={paths.adminProduct(productId)}>
          {name}
        </Link>
      </PageHead>
      {Object.keys(options).length > 0 && <p className={`soft ${styles.options}`}>{optionText(options)}</p>}
      <dl className={styles.levels}>
        <div>
          <dt>Available</dt>
          <dd>
            <Level item={item} />
          </dd>
        </div>
        <div>
          <dt>Reserved</dt>
          <dd>{reserved}</dd>
        </div>
        <div>
          <dt>On hand</dt>
          <dd>{onHand}</dd>
        </div>
      </dl>
      <div className={styles.layout}>
        <div className={styles.forms}>
          <AdjustForm item={item} />
          <CountForm item={item} />
          <ThresholdForm item={item} />
        </div>
        <Movements sku={sku} />
      </div>
    </>
  );
}

interface Change {
  /** What somebody is about to do: until an answer says what became of it, whoever presses again does it once. */
  intent: string;
  send: (key: string) => Promise<unknown>;
}

/** Sends a change of stock; what came of it is shown everywhere at once. */
function useStockChange() {
  const client = useQueryClient();
  const [error, setError] = useState<string>();
  const showAgain = () => {
    void client.invalidateQueries({ queryKey: ['admin', 'stock'] });
    void client.invalidateQueries({ queryKey: ['admin', 'products'] });
    void client.invalidateQueries({ queryKey: ['admin', 'product'] });
  };
  const mutation = useMutation({
    mutationFn: ({ intent, send }: Change) => send(keyOf(intent)),
    onSuccess: (_, { intent }) => {
      settle(intent);
      setError(undefined);
      showAgain();
    },
    onError: (failure, { intent }) => {
      const [field] = failure instanceof ProblemError ? failure.errors.values() : [];
      if (isPassing(failure)) setError('No answer yet. Press again: it is done once.');
      else {
        settle(intent);
        setError(field?.detail ?? failure.message);
      }
      showAgain();
    },
  });
  return { error, setError, send: mutation.mutateAsync, sending: mutation.isPending };
}

function adjustment(sku: string, body: StockAdjustment): Change {
  return {
    intent: `adjust ${sku} ${JSON.stringify(body)}`,
    send: (key) => api.adjustStock({ path: { sku }, header: { 'Idempotency-Key': key }, body }),
  };
}

function AdjustForm({ item: { sku } }: { item: StockItem }) {
  const { error, setError, send, sending } = useStockChange();
  const [reason, setReason] = useState<StockReason>('received');
  const takes = reason === 'damaged' || reason === 'lost';

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const typed = String(data.get('quantity')).trim().replace('−', '-');
    if (!/^-?\d{1,7}$/.test(typed) || Number(typed) === 0) return setError('A whole number of pieces.');
    const quantity = takes ? -Math.abs(Number(typed)) : Number(typed);
    try {
      await send(adjustment(sku, { quantity, reason, note: String(data.get('note')).trim() }));
    } catch {
      return;
    }
    form.reset();
    setReason('received');
    say(`${quantity > 0 ? `${quantity} added to` : `${-quantity} taken from`} ${sku}.`, {
      undo: () =>
        void send(adjustment(sku, { quantity: -quantity, reason: 'correction', note: 'Taken back' })).then(
          () => say('Taken back.'),
          (failure: Error) => say(failure.message, { bad: true }),
        ),
    });
  };

  return (
    <form className={`panel ${styles.form}`} onSubmit={onSubmit} noValidate aria-labelledby="adjust">
      <h2 id="adjust">Add or take away</h2>
      <SelectField label="Reason" value={reason} onChange={(event) => setReason(event.target.value as StockReason)}>
        {chosenReasons.map((each) => (
          <option key={each} value={each}>
            {reasonTexts[each]}
          </option>
        ))}
      </SelectField>
      <TextField
        label={takes ? 'Pieces to take away' : 'Pieces to add'}
        name="quantity"
        inputMode="numeric"
        autoComplete="off"
        hint={takes ? undefined : 'A minus takes away.'}
        error={error}
      />
      <TextField label="Note" name="note" maxLength={200} placeholder="Delivery note, who, where" />
      <button type="submit" className="button compact" disabled={sending}>
        {takes ? 'Take away' : 'Add'}
      </button>
    </form>
  );
}

function CountForm({ item: { sku, onHand, reserved } }: { item: StockItem }) {
  const { error, setError, send, sending } = useStockChange();

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = String(new FormData(form).get('counted')).trim();
    if (!/^\d{1,7}$/.test(typed)) return setError('A whole number of pieces.');
    const body = { counted: Number(typed) };
    try {
      await send({
        intent: `count ${sku} ${typed}`,
        send: (key) => api.countStock({ path: { sku }, header: { 'Idempotency-Key': key }, body }),
      });
    } catch {
      return;
    }
    form.reset();
    const difference = Number(typed) - onHand;
    say(
      `${sku} is counted${difference === 0 ? '; all is there' : `: ${difference > 0 ? '+' : '−'}${Math.abs(difference)}`}.`,
    );
  };

  return (
    <form className={`panel ${styles.form}`} onSubmit={onSubmit} noValidate aria-labelledby="count">
      <h2 id="count">Count</h2>
      <TextField
        label="Pieces on the shelf"
        name="counted"
        inputMode="numeric"
        autoComplete="off"
        hint={reserved > 0 ? `With the ${reserved} that are reserved for orders.` : undefined}
        error={error}
      />
      <button type="submit" className="button compact" disabled={sending}>
        Set
      </button>
    </form>
  );
}

function ThresholdForm({ item: { sku, threshold } }: { item: StockItem }) {
  const { error, setError, send, sending } = useStockChange();

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('threshold')).trim();
    if (!/^\d{1,7}$/.test(typed)) return setError('A whole number; 0 for never.');
    const set = (threshold: number): Change => ({
      intent: `threshold ${sku}`,
      send: () => api.setStockThreshold({ path: { sku }, body: { threshold } }),
    });
    try {
      await send(set(Number(typed)));
    } catch {
      return;
    }
    say(Number(typed) > 0 ? `${sku} runs low below ${typed}.` : `${sku} never runs low.`, {
      undo: () => void send(set(threshold)),
    });
  };

  return (
    <form key={threshold} className={`panel ${styles.form}`} onSubmit={onSubmit} noValidate aria-labelledby="threshold">
      <h2 id="threshold">Running low</h2>
      <TextField
        label="Low below"
        name="threshold"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={String(threshold)}
        hint="0 for never."
        error={error}
      />
      <button type="submit" className="button quiet compact" disabled={sending}>
        Save
      </button>
    </form>
  );
}

function Movements({ sku }: { sku: string }) {
  const list = useInfiniteQuery(movementsQuery(sku));
  const nameOf = useActorName();
  const movements = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className={styles.movements} aria-labelledby="movements">
      <h2 id="movements">Movements</h2>
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && movements.length === 0 && (
        <p className="soft">
          Nobody has moved any of it yet. What staff add, take away and count is kept here, with who and why; what a
          product began with and what orders take is not.
        </p>
      )}
      <ol className={styles.log} aria-busy={list.isPending}>
        {movements.map(({ at, quantity, reason, note, by }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be of one moment, and none changes or moves
          <li key={`${movements.length - index}`} className={styles.movement}>
            <span className={styles.quantity}>
              {quantity > 0 ? `+${quantity}` : quantity === 0 ? '0' : `−${-quantity}`}
            </span>
            <span>
              {reasonTexts[reason]}
              {note && <span className="soft"> · {note}</span>}
            </span>
            <span className={styles.time}>
              {nameOf(by)}, <time dateTime={at}>{moment.format(new Date(at))}</time>
            </span>
          </li>
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
    </section>
  );
}
