import { Link } from 'react-router';
import type { Order, OrderLine } from '@/api/types';
import { Picture } from '@/components/picture';
import { TotalsList } from '@/components/totals-list';
import { formatMoney } from '@/lib/money';
import { optionText } from '@/lib/option-text';
import { paths } from '@/lib/paths';
import styles from '../pages/order-page.module.css';
import { orderStates } from '../states';

export function OrderLines({ order }: { order: Order }) {
  const { sending } = orderStates[order.state];
  return (
    <section className={`panel ${styles.section}`} aria-labelledby="bought">
      <h2 id="bought">What you ordered</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
      <ul role="list">
        {order.lines.map((line) => (
          <li key={line.sku} className={styles.line}>
            <Picture image={line.image} decorative />
            <span>
              {line.quantity} × <Link to={paths.product(line.slug, line.sku)}>{line.name}</Link>{' '}
              <span className="soft">{optionText(line.options)}</span>
              <Progress line={line} sending={sending} />
            </span>
            <span>{formatMoney(line.subtotal)}</span>
          </li>
        ))}
      </ul>
      <TotalsList totals={order.totals} shippingName={order.shippingMethod.name} />
    </section>
  );
}

/** What became of a line's pieces. */
function Progress({ line: { quantity, fulfilled, withdrawn }, sending }: { line: OrderLine; sending: boolean }) {
  const counts = [
    { pieces: fulfilled, word: 'sent' },
    { pieces: withdrawn, word: 'taken out' },
    { pieces: sending ? quantity - fulfilled - withdrawn : 0, word: 'still to be sent' },
  ].filter(({ pieces }) => pieces > 0);
  if (counts.length === 0) return null;
  return (
    <span className={styles.progressText}>{counts.map(({ pieces, word }) => `${pieces} ${word}`).join(', ')}</span>
  );
}
