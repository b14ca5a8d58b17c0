import { Link } from 'react-router';
import { paths } from '@/lib/paths';
import styles from './footer.module.css';

export function Footer() {
  return (
    <footer className={styles.footer}>
      <div className={`container ${styles.content}`}>
        <p className="soft">Tradewind. Well-made things for the home.</p>
        <nav aria-label="About the shop">
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
          <ul className={styles.links} role="list">
            <li>
              <Link to={paths.products}>Everything</Link>
            </li>
            <li>
              <Link to={paths.findOrder}>Find your order</Link>
            </li>
            <li>
              <Link to={paths.delivery}>Delivery and payment</Link>
            </li>
            <li>
              <Link to={paths.privacy}>Privacy</Link>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
