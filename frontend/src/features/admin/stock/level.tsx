import type { StockItem } from '@/api/types';
import styles from './level.module.css';
import { isLow } from './stock-api';

/** What is available, and whether that is little. */
export function Level({ item }: { item: StockItem }) {
  return (
    <span className={styles.level}>
      {isLow(item) && <span className={styles.low}>{item.available === 0 ? 'Sold out' : 'Low'}</span>}
      {item.available}
    </span>
  );
}
