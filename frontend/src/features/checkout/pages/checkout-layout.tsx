import { useEffect } from 'react';
import { Link, Navigate, Outlet, useLocation } from 'react-router';
import { Failure } from '@/components/failure';
import { Skeleton } from '@/components/skeleton';
import { useCart } from '@/features/cart';
import { useWaitingPayment } from '@/features/orders';
import { paths } from '@/lib/paths';
import { useCheckoutQuote } from '../api/checkout-quote';
import { forgetFinishedCheckout, useCheckout } from '../checkout-store';
import { OrderSummary } from '../components/order-summary';
import { firstIncompleteStep, steps } from '../fields';
import { usePrefill } from '../prefill';
import styles from './checkout-layout.module.css';

export default function CheckoutLayout() {
  const { pathname } = useLocation();
  const { ready, lines } = useCart();
  const { values, attempt, finished } = useCheckout();
  const { data: quote, error, refetch, asking } = useCheckoutQuote();
  const waiting = useWaitingPayment();
  const filled = usePrefill();

  const current = steps.findIndex(({ name }) => pathname === paths.checkoutStep(name));
  const incomplete = firstIncompleteStep(values);
  const reachable = incomplete ? steps.findIndex(({ name }) => name === incomplete) : steps.length - 1;

  // Not before this page is left: until the order's page is there, this one still shows what was ordered.
  useEffect(() => {
    forgetFinishedCheckout();
    return forgetFinishedCheckout;
  }, []);

  if (!ready) return null;
  if (!finished) {
    // One payment after the other, or the same cart would be paid twice.
    if (waiting && !attempt) return <Navigate to={paths.checkoutReturn} replace />;
    // An attempt without an answer comes first, whatever the cart holds by now.
    if (lines.length === 0 && !attempt) return <EmptyCart />;
    if (current < 0) return <Navigate to={paths.checkoutStep('contact')} replace />;
    if (filled && current > reachable) return <Navigate to={paths.checkoutStep(incomplete ?? 'contact')} replace />;
  }

  return (
    <div className={`container ${styles.checkout}`}>
      <div className={styles.head}>
        <h1>Checkout</h1>
        <nav aria-label="Checkout steps">
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
          <ol className={styles.steps} role="list">
            {steps.map(({ name, title }, index) => (
              <li key={name} aria-current={index === current ? 'step' : undefined}>
                {index < current ? <Link to={paths.checkoutStep(name)}>{title}</Link> : title}
              </li>
            ))}
          </ol>
        </nav>
      </div>
      <div className={styles.columns}>
        <div className={styles.step}>
          {error && <Failure error={error} onRetry={refetch} />}
          {filled || finished ? <Outlet /> : <Skeleton height="20rem" />}
        </div>
        <OrderSummary quote={quote} asking={asking} />
      </div>
    </div>
  );
}

function EmptyCart() {
  return (
    <div className={`container ${styles.checkout}`}>
      <div className="prose">
        <h1>Checkout</h1>
        <p>There is nothing in your cart to check out.</p>
        <p>
          <Link className="button" to={paths.products}>
            Look around
          </Link>
        </p>
      </div>
    </div>
  );
}
