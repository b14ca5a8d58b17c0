// biome-ignore-all lint/a11y/noRedundantRoles: some browsers drop a table's roles where a phone shows its rows otherwise
import { Link } from 'react-router';
import type { Order } from '@/api/types';
import { Picture } from '@/components/picture';
import { formatMoney } from '@/lib/money';
import { optionText } from '@/lib/option-text';
import { paths } from '@/lib/paths';
import styles from './order-page.module.css';
import { orderStates } from './order-states';
import { openPieces } from './order-sums';

/** What was bought, and what has become of each piece. */
export function OrderLines({ order }: { order: Order }) {
  const { sends } = orderStates[order.state];
  return (
    <section className={`panel ${styles.panel}`} aria-labelledby="lines">
      <h2 id="lines">Lines</h2>
      <table className={styles.lines} role="table" aria-labelledby="lines">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              Product
            </th>
            {['Ordered', 'Sent', 'Withdrawn', 'To send', 'Total'].map((title) => (
              <th key={title} role="columnheader" scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {order.lines.map((line) => {
            const counts = {
              Ordered: line.quantity,
              Sent: line.fulfilled,
              Withdrawn: line.withdrawn,
              'To send': sends ? openPieces(line) : 0,
            };
            return (
              <tr key={line.sku} role="row">
                <th role="rowheader" scope="row">
                  <span className={styles.product}>
                    <Picture image={line.image} decorative className={styles.picture} />
                    <span>
                      <Link to={paths.adminProduct(line.productId)}>{line.name}</Link>{' '}
                      <span className="soft">{optionText(line.options)}</span>
                      <span className={styles.sku}>
                        {line.sku}, {formatMoney(line.unitPrice)} each
                      </span>
                    </span>
                  </span>
                </th>
                {Object.entries(counts).map(([title, count]) => (
                  <td
                    key={title}
                    role="cell"
                    data-none={count === 0 || undefined}
                    data-open={(title === 'To send' && count > 0) || undefined}
                  >
                    <span className={styles.label} aria-hidden="true">
                      {title}
                    </span>
                    {count}
                  </td>
                ))}
                <td role="cell">
                  <span className={styles.label} aria-hidden="true">
                    Total
                  </span>
                  {formatMoney(line.total)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
