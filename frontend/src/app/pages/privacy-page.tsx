import { Link } from 'react-router';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';

export default function PrivacyPage() {
  usePageMeta('Privacy', 'What the shop keeps about you: on your device, and with an order.');
  return (
    <div className="container" style={{ paddingBlock: 'var(--space-6) var(--space-8)' }}>
      <article className="prose">
        <h1>Privacy</h1>
        <h2>On your device</h2>
        <p>
          Your browser keeps your cart and whether you like the shop light or dark. While you check out, it keeps what
          you typed until you have ordered or closed the tab. There are no cookies, no tracking and nobody else’s
          scripts.
        </p>
        <h2>With an order</h2>
        <p>
          An order holds your e-mail address, the delivery address and phone number you gave, and what you bought. It is
          what is needed to deliver it.
        </p>
        <h2>With an account</h2>
        <p>
          An account keeps your e-mail address, your orders and what you enter into it: your name, phone number,
          addresses, wishlist and cart. Under <Link to={paths.accountPage('data')}>Your data</Link> you can download all
          of it, and delete the account. Your orders then stay in our books without your name, addresses and e-mail.
        </p>
        <h2>Your card</h2>
        <p>
          The card number is typed into a form of the payment provider. The shop gets a token from it that pays this one
          order, and never sees the number.
        </p>
        <h2>The link to your order</h2>
        <p>
          The link ends in a secret that opens the order. It stays in your browser’s address bar: it is in no address
          that is sent to a server, and other sites are not told which page you came from. Share it only with people who
          may see the order.
        </p>
        <p>
          Who has lost it is mailed another one. So that nobody is flooded with mail, we count for a quarter of an hour
          how often a link is asked for, with neither address readable.
        </p>
      </article>
    </div>
  );
}
