import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { forbidden } from '@/api/client';
import { currentSession, freshToken, hasLapsed, useSession } from '@/api/session';
import { paths } from '@/lib/paths';
import { createStore, useStore } from '@/lib/store';
import type { Identity } from './identity';
import styles from './turned-away.module.css';

/** What the API had refused when it was last known that the person may work here. */
const known = createStore(0);

/**
 * Who the back office is open to. Whoever was let in and is refused since keeps the page, with what they typed on it, until they leave it; it
 * is another thing to sign out, which closes it at once.
 */
export function useAdmission(now: Identity | null): { identity: Identity | null; turnedAway: boolean } {
  const admitted = useRef<Identity | null>(null);
  // What was refused before this visit is not about it.
  useState(() => known.set(forbidden.get()));
  const refused = useStore(forbidden) > useStore(known);
  if (now?.roles.has('staff')) {
    admitted.current = now;
    return { identity: now, turnedAway: refused };
  }
  const before = admitted.current;
  const same = now ? now.sub === before?.sub : hasLapsed();
  return same ? { identity: before, turnedAway: true } : { identity: null, turnedAway: false };
}

/** Says calmly that the role is gone, and which ways there are. */
export function TurnedAway() {
  const client = useQueryClient();
  const session = useSession();
  const { pathname, search } = useLocation();
  const box = useRef<HTMLElement>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => box.current?.focus(), []);

  const askAgain = async () => {
    setAsking(true);
    try {
      const { idToken = '' } = currentSession() ?? {};
      if (await freshToken(idToken)) {
        known.set(forbidden.get());
        await client.invalidateQueries({ queryKey: ['admin'] });
      }
    } catch {
      // Nobody could say: it can be asked again.
    } finally {
      setAsking(false);
    }
  };

  return (
    <section ref={box} className={`notice warning ${styles.box}`} role="alert" tabIndex={-1}>
      <h2>{session ? 'Your role was changed' : 'Your session has ended'}</h2>
      <p>
        {session
          ? 'The shop does not let this account do that any more. Nothing was saved.'
          : 'You are signed out. If your role was taken away, an admin can give it back.'}{' '}
        What you typed is still on this page: copy what you want to keep.
      </p>
      <p className={styles.ways}>
        {session ? (
          <button
            type="button"
            className="button quiet compact"
            aria-disabled={asking}
            onClick={() => !asking && void askAgain()}
          >
            {asking ? 'Asking …' : 'Ask again what I may do'}
          </button>
        ) : (
          <a
            className="button quiet compact"
            href={paths.signIn(pathname + search)}
            target="_blank"
            rel="noopener noreferrer"
          >
            Sign in, in another tab
          </a>
        )}
        <Link className="button quiet compact" to={paths.home}>
          To the shop
        </Link>
      </p>
    </section>
  );
}
