import { Link } from 'react-router';
import { useSession } from '@/api/session';
import { rememberEmail } from '@/features/account';
import { paths } from '@/lib/paths';
import styles from '../pages/order-page.module.css';

/** For a guest: an account takes in what was ordered with its address, once that is confirmed. */
export function OfferAccount({ email }: { email: string }) {
  const session = useSession();
  if (session) return null;
  const search = new URLSearchParams({ next: paths.accountPage('orders') }).toString();
  const remember = () => rememberEmail(email);
  return (
    <section className={`panel ${styles.offer}`} aria-labelledby="offer-account">
      <h2 id="offer-account">Keep this order in an account</h2>
      <p>
        Make one with {email}: as soon as you have confirmed the address, your orders with it are in there, this one
        too.
      </p>
      <div className={styles.share}>
        <Link className="button quiet compact" to={{ pathname: paths.register, search }} onClick={remember}>
          Make an account
        </Link>
        <Link to={{ pathname: paths.signIn(), search }} onClick={remember}>
          I have one: sign in
        </Link>
      </div>
    </section>
  );
}
