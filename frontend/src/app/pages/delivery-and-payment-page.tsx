import { Link } from 'react-router';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';

export default function DeliveryAndPaymentPage() {
  usePageMeta(
    'Delivery and payment',
    'How delivery is priced, when stock is set aside for you, and how payment works.',
  );
  return (
    <div className="container" style={{ paddingBlock: 'var(--space-6) var(--space-8)' }}>
      <article className="prose">
        <h1>Delivery and payment</h1>
        <h2>What delivery costs</h2>
        <p>
          Your <Link to={paths.cart}>cart</Link> shows the price of delivery for what is in it. At checkout you choose
          the country and how the parcel travels; each way says its price, and from which amount on it is free.
        </p>
        <h2>Prices and tax</h2>
        <p>
          The total you see before you pay is what you pay, tax and delivery included. Should a price change while you
          are checking out, nothing is charged: we show you the new total first.
        </p>
        <h2>When something is yours</h2>
        <p>
          A cart does not set anything aside. Stock is set aside the moment you place the order, and given back at once
          if the payment fails, so we never sell what we don’t have.
        </p>
        <h2>Paying</h2>
        <p>
          You pay by card. The card number goes to the payment provider alone and never reaches the shop. If your
          connection drops while you pay, try again: the same order is never charged twice.
        </p>
        <p>
          Your bank may ask you to confirm a payment on a page of its own. Until you do, nothing is charged, and what
          you chose is set aside for you. Should you close that page, begin to check out again: the payment goes on
          where it stood, or you choose another card.
        </p>
        <h2>Your order</h2>
        <p>
          After paying you get a page for the order, with its number, what you bought and where it goes. Keep its link:
          it opens the order from anywhere, without an account, and says what was sent and what goes back to you. As
          long as nothing is sent, you can cancel the order there, and what you paid is returned in full.
        </p>
      </article>
    </div>
  );
}
