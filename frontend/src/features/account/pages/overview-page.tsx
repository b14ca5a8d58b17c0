import { Link } from 'react-router';
import { useSession } from '@/api/session';
import { usePageMeta } from '@/lib/page-meta';
import { type AccountPage, paths } from '@/lib/paths';
import styles from './overview-page.module.css';

const rooms: readonly { page: AccountPage; title: string; text: string }[] = [
  { page: 'security', title: 'Sign-in and security', text: 'E-mail address, password, second factor, other devices.' },
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
