import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '@/api/client';
import { isPassing } from '@/api/problem';
import { Failure } from '@/components/failure';
import { TextAreaField } from '@/components/field';
import { formatMoment } from '@/features/orders';
import { useActorName } from '../shell/actor-name';
import { useUnsaved } from '../shell/leaving';
import { notesQuery, useOrderCommand } from './order-api';
import styles from './order-page.module.css';

/** What staff tell each other about an order. */
export function OrderNotes({ orderId }: { orderId: string }) {
  const notes = useQuery(notesQuery(orderId));
  const nameOf = useActorName();
  const [text, setText] = useState('');
  const adding = useOrderCommand(orderId, 'note on', (text: string, key, options) =>
    api.addOrderNote({ path: { orderId }, header: { 'Idempotency-Key': key }, body: { text } }, options),
  );
  useUnsaved(text.trim() !== '');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim() || adding.isPending) return;
    // In the list at once; refused, it goes back to where it can be changed.
    adding.mutate(text.trim(), { onError: () => setText((typed) => typed || text) });
    setText('');
  };
  return (
    <section className={`panel ${styles.panel}`} aria-labelledby="notes">
      <h2 id="notes">Notes</h2>
      <form className={styles.note} onSubmit={onSubmit}>
        <TextAreaField
          label="New note"
          rows={2}
          maxLength={500}
          hint="For staff alone: no customer, mail or webhook gets it."
          value={text}
          onChange={({ target }) => setText(target.value)}
          error={
            adding.error
              ? isPassing(adding.error)
                ? 'No answer yet. Press again: it is noted once.'
                : adding.error.message
              : undefined
          }
        />
        <button type="submit" className="button quiet compact" aria-disabled={adding.isPending || text.trim() === ''}>
          {adding.isPending ? 'Adding …' : 'Add note'}
        </button>
      </form>
      {notes.error && !notes.data && <Failure error={notes.error} onRetry={() => void notes.refetch()} />}
      {(adding.isPending || (notes.data && notes.data.length > 0)) && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none
        <ul className={styles.entries} role="list" aria-label="Notes, the newest first">
          {adding.isPending && (
            <li aria-busy="true">
              <p className={styles.said}>{adding.variables}</p>
              <p className="soft">you, being noted …</p>
            </li>
          )}
          {notes.data?.map(({ id, at, actor, text }) => (
            <li key={id}>
              <p className={styles.said}>{text}</p>
              <p className="soft">
                {nameOf(actor)}, <time dateTime={at}>{formatMoment(at)}</time>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
