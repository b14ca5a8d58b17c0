import { BagIcon } from '@/components/icons';
import { useCart } from '../cart-store';
import { openCartDrawer } from '../drawer-store';
import styles from './cart-button.module.css';

export function CartButton() {
  const { lines } = useCart();
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <button
      type="button"
      className={`icon-button ${styles.button}`}
      aria-label={`Cart, ${count} ${count === 1 ? 'piece' : 'pieces'}`}
      aria-haspopup="dialog"
      onClick={openCartDrawer}
    >
      <BagIcon />
      {count > 0 && <span className={styles.count}>{count}</span>}
    </button>
  );
}
