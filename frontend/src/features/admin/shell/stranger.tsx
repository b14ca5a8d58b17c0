import { Link, useLocation } from 'react-router';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import type { Identity, Role } from './identity';
import { PageHead } from './page-head';
import styles from './stranger.module.css';

/** Stands where the back office would be, for who may not open it. */
export function Stranger({ identity }: { identity: Identity | null }) {
  usePageMeta('Back office');
  const { pathname, search } = useLocation();
  if (identity?.lacksSecondFactor) return <OneFactor email={identity.email} />;
  return (
    <main className={styles.page}>
      <div className="panel prose">
        <h1 className={styles.title}>{identity ? 'Not for this account' : 'Sign in first'}</h1>
        {identity ? (
          <p>
            {identity.email} may not open the back office. Ask somebody with the role admin to invite you, then sign in
            again.
          </p>
        ) : (
          <p>The back office is for the people who run the shop.</p>
        )}
        <p>
          {!identity && (
            <Link className="button" to={paths.signIn(pathname + search)}>
              Sign in
            </Link>
          )}{' '}
          <Link className={identity ? 'button' : 'button quiet'} to={paths.home}>
            To the shop
          </Link>
        </p>
      </div>
    </main>
  );
}

/** Staff who are let in as soon as they have a second factor. */
function OneFactor({ email }: { email: string }) {
  return (
    <main className={styles.page}>
      <div className="panel prose">
        <h1 className={styles.title}>Set up your second factor</h1>
        <p>
          In this shop, {email} opens the back office with an app that shows codes besides the password. Setting it up
          takes a minute; then come back here.
        </p>
        <p>
          <Link className="button" to={paths.accountPage('security')}>
            Set it up
          </Link>{' '}
          <Link className="button quiet" to={paths.home}>
            To the shop
          </Link>
        </p>
      </div>
    </main>
  );
}

/** Stands where a page of the back office would be, for who may not open this one. */
export function WrongRole({ identity, role }: { identity: Identity; role: Role }) {
  usePageMeta('Not for your role');
  return (
    <>
      <PageHead title="Not for your role" />
      <p>
        This page is for people with the role {role}, which {identity.email} does not have. Ask somebody who has it.
      </p>
    </>
  );
}
