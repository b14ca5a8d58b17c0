import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { closeCartDrawer, useCartDrawer } from '@/features/cart';
import { useOnline } from '@/lib/online';
import { useScrollRestoration } from '@/lib/scroll-restoration';
import { Footer } from './footer';
import { Header } from './header';
import styles from './layout.module.css';

const CartDrawer = lazy(() => import('@/features/cart/components/cart-drawer'));

export function Layout({ children }: { children: ReactNode }) {
  const drawerIsOpen = useCartDrawer();
  const online = useOnline();
  const main = useRef<HTMLElement>(null);
  useScrollRestoration();
  useFocusOnNavigation(main);

  return (
    <>
      {/* Not a link to #main: an order's address has its token there. */}
      <button type="button" className={`button compact ${styles.skip}`} onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <Header />
      <div role="status">
        {!online && (
          <p className={styles.offline}>You are offline. Your cart is kept; prices and stock may be out of date.</p>
        )}
      </div>
      <main ref={main} id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <Footer />
      {drawerIsOpen && (
        <Suspense fallback={null}>
          <CartDrawer />
        </Suspense>
      )}
    </>
  );
}

/** A new page begins at its top for keyboards and screen readers too. */
function useFocusOnNavigation(main: { current: HTMLElement | null }): void {
  const { pathname } = useLocation();
  const type = useNavigationType();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    closeCartDrawer();
    // A page may have put the focus on a field that needs attention.
    if (type !== 'POP' && !main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [pathname, type, main]);
}
