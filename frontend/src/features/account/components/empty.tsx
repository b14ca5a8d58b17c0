import { Link } from 'react-router';
import styles from './empty.module.css';

/** Where there is nothing yet: what would be here, and how it comes here. */
export function Empty({ text, to, way }: { text: string; to: string; way: string }) {
  return (
    <div className={styles.empty}>
      <p>{text}</p>
      <Link className="button quiet" to={to}>
        {way}
      </Link>
    </div>
  );
}
