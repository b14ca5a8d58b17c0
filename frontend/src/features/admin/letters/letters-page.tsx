import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { DeadLetter } from '@/api/types';
import { Failure } from '@/components/failure';
import { formatMoment } from '@/features/orders';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { Actions, Dialog } from '../shell/dialog';
import { PageHead } from '../shell/page-head';
import { say } from '../shell/toasts';
import { deadLettersQuery, replayLetters } from './letter-api';
import styles from './letters-page.module.css';
import { mayRepeat, reasonOf, subjectOf, taskOf } from './words';

// One that fails again comes back by itself.
const LOOK_AGAIN_MS = 10_000;

/** What the shop could not do behind the scenes, and why; to be done again. */
export default function LettersPage() {
  usePageMeta('Dead letters');
  const { data, error, refetch } = useQuery({ ...deadLettersQuery, staleTime: 0, refetchInterval: LOOK_AGAIN_MS });
  const [asked, setAsked] = useState<readonly DeadLetter[]>([]);
  const letters = data?.items ?? [];
  return (
    <>
      <PageHead title="Dead letters">
        {letters.length > 1 && (
          <button type="button" className="button compact" onClick={() => setAsked(letters)}>
            Replay all {letters.length}
          </button>
        )}
      </PageHead>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <div className={styles.waiting} aria-busy="true" />}
      {data?.waiting === 0 && <Nothing />}
      {data && data.waiting > 0 && (
        <p className={`soft ${styles.about}`}>
          {data.waiting > letters.length
            ? `Some ${data.waiting} lie here, of which ${letters.length} are shown. `
            : 'These were given up. '}
          See why, mend what is wrong, then replay them: nothing is done twice by it, unless it says so.
        </p>
      )}
      {letters.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none
        <ul className={styles.letters} role="list" aria-label="Dead letters, the latest first">
          {letters.map((letter) => (
            <Letter key={letter.id} letter={letter} onReplay={() => setAsked([letter])} />
          ))}
        </ul>
      )}
      {asked.length > 0 && <ReplayDialog letters={asked} onClose={() => setAsked([])} />}
    </>
  );
}

function Nothing() {
  return (
    <div className={`panel ${styles.nothing}`}>
      <h2>Nothing was given up</h2>
      <p>
        When something happens to an order, the shop mails, counts and tells others of it behind the scenes. What fails
        is tried again over hours. What fails for good ends here, with the reason, and is kept for 14 days: nothing is
        lost, and you can have it done again.
      </p>
    </div>
  );
}

function Letter({ letter, onReplay }: { letter: DeadLetter; onReplay: () => void }) {
  const { at, attempts, failure, places, payload, orderId, orderNumber } = letter;
  const subject = subjectOf(letter);
  return (
    <li className={`panel ${styles.letter}`}>
      <div className={styles.head}>
        <strong>{taskOf(letter)}</strong>
        {subject && <span>{subject}</span>}
        {at && (
          <time className="soft" dateTime={at}>
            {formatMoment(at)}
          </time>
        )}
        <button
          type="button"
          className="button quiet compact"
          aria-label={`Replay: ${taskOf(letter)}${subject && `, ${subject}`}`}
          onClick={onReplay}
        >
          Replay
        </button>
      </div>
      <p>{reasonOf(letter)}</p>
      {orderId && (
        <p>
          <Link to={paths.adminOrder(orderId)}>Look at order {orderNumber}</Link>
        </p>
      )}
      <details>
        <summary>What it says</summary>
        <dl className={styles.facts}>
          <dt>Function</dt>
          <dd>{letter.function}</dd>
          <dt>Reason</dt>
          <dd>{letter.reason}</dd>
          <dt>Attempts</dt>
          <dd>{attempts}</dd>
          {failure && (
            <>
              <dt>Failure</dt>
              <dd>{failure}</dd>
            </>
          )}
          {places && (
            <>
              <dt>Where</dt>
              <dd>{places}</dd>
            </>
          )}
        </dl>
        {payload ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          <pre className={styles.code} tabIndex={0}>
            {JSON.stringify(JSON.parse(payload), null, 2)}
          </pre>
        ) : (
          <p className="soft">Its text is of no form that the shop knows, and so is not shown.</p>
        )}
      </details>
    </li>
  );
}

function ReplayDialog({ letters, onClose }: { letters: readonly DeadLetter[]; onClose: () => void }) {
  const client = useQueryClient();
  const [done, setDone] = useState<number | null>(null);
  const repeated = letters.filter(mayRepeat).length;
  const replay = async () => {
    setDone(0);
    const result = await replayLetters(letters, setDone);
    await client.invalidateQueries({ queryKey: deadLettersQuery.queryKey });
    onClose();
    if (result.done > 0) say(result.done === 1 ? 'It is done again in a moment.' : `${result.done} are done again.`);
    for (const { letter, why } of result.failed) say(`${taskOf(letter)}: ${why}`, { bad: true });
  };
  const [first] = letters;
  return (
    <Dialog
      title={letters.length === 1 ? 'Replay this letter?' : `Replay ${letters.length} letters?`}
      onClose={onClose}
    >
      {letters.length === 1 && first ? (
        <p>
          {taskOf(first)}
          {subjectOf(first) && ` (${subjectOf(first)})`}: it is tried again from its first attempt on. What fails again
          comes back here.
        </p>
      ) : (
        <p>Each is tried again from its first attempt on. What fails again comes back here.</p>
      )}
      {repeated > 0 && (
        <p>
          <strong>
            {letters.length === 1
              ? 'This mail'
              : repeated === 1
                ? 'One of them is a mail that'
                : `${repeated} of them are mails that`}{' '}
            may have reached the customer already, who then gets {repeated === 1 ? 'it' : 'them'} twice.
          </strong>
        </p>
      )}
      {done === null ? (
        <Actions>
          <button type="button" className="button compact" onClick={() => void replay()}>
            Replay
          </button>
          <button type="button" className="button quiet compact" onClick={onClose}>
            Cancel
          </button>
        </Actions>
      ) : (
        <label className={styles.progress}>
          Replaying …
          <progress value={done} max={letters.length} />
        </label>
      )}
    </Dialog>
  );
}
