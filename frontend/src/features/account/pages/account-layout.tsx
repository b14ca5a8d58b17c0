import { useEffect, useRef } from 'react';
import { Navigate, NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { useSession } from '@/api/session';
import { type AccountPage, paths } from '@/lib/paths';
import styles from './account-layout.module.css';

const pages: readonly { page?: AccountPage; title: string }[] = [
  { title: 'Overview' },
  { page: 'orders', title: 'Orders' },
  { page: 'addresses', title: 'Addresses' },
  { page: 'wishlist', title: 'Wishlist' },
  { page: 'profile', title: 'Profile' },
  { page: 'security', title: 'Sign-in and security' },
  { page: 'data', title: 'Your data' },
];

/** What is around every page of the account. Without a session it leads to sign-in, and from there back. */
export default function AccountLayout() {
  const session = useSession();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const nav = useRef<HTMLElement>(null);

  // On a phone the row is wider than the page: the place of this page is to be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another with each page
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (nav.current && current) {
      nav.current.scrollLeft = current.offsetLeft - (nav.current.clientWidth - current.offsetWidth) / 2;
    }
  }, [pathname]);

  if (!session) return <Navigate to={paths.signIn(pathname + search)} replace />;

  async function leave() {
    const { signOut } = await import('../cognito');
    await navigate(paths.home);
    await signOut();
  }

  return (
    <div className={`container ${styles.layout}`}>
      <nav ref={nav} className={styles.nav} aria-label="Your account">
        {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
        <ul role="list">
          {pages.map(({ page, title }) => (
            <li key={title}>
              <NavLink to={page ? paths.accountPage(page) : paths.account} end={!page}>
                {title}
              </NavLink>
            </li>
          ))}
          <li>
            <button type="button" className={styles.leave} onClick={leave}>
              Sign out
            </button>
          </li>
        </ul>
      </nav>
      <div className={styles.page}>
        <Outlet />
      </div>
    </div>
  );
}
