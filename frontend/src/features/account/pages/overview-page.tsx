import { Link } from 'react-router';
import { useSession } from '@/api/session';
import { usePageMeta } from '@/lib/page-meta';
import { type AccountPage, paths } from '@/lib/paths';
import styles from './overview-page.module.css';

const rooms: readonly { page: AccountPage; title: string; text: string }[] = [
  { page: 'orders', title: 'Orders', text: 'Where each of them stands, and the way to order again.' },
  { page: 'addresses', title: 'Addresses', text: 'The places that you have things sent to.' },
  { page: 'wishlist', title: 'Wishlist', text: 'What you have your eye on.' },
  { page: 'profile', title: 'Profile', text: 'What we call you, and how we reach you.' },
  { page: 'security', title: 'Sign-in and security', text: 'E-mail address, password, second factor, other devices.' },
  { page: 'data', title: 'Your data', text: 'Take it along, or delete the account.' },
];

export default function OverviewPage() {
  usePageMeta('Your account');
  const session = useSession();
  return (
    <>
      <header className={styles.head}>
        <h1>Your account</h1>
        <p className="soft">{session?.email}</p>
      </header>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
      <ul className={styles.rooms} role="list">
        {rooms.map(({ page, title, text }) => (
          <li key={page} className={`panel ${styles.room}`}>
            <h2>
              <Link to={paths.accountPage(page)}>{title}</Link>
            </h2>
            <p className="soft small">{text}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
