import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { MoonIcon, SunIcon } from '@/components/icons';
import { useOnline } from '@/lib/online';
import { paths } from '@/lib/paths';
import { useScrollRestoration } from '@/lib/scroll-restoration';
import { useTheme } from '@/lib/theme';
import styles from './admin-layout.module.css';
import { addressOf, areas } from './areas';
import { MenuIcon, OutIcon, SearchIcon } from './icons';
import type { Identity } from './identity';
import { LeavingGuard } from './leaving';
import { Palette } from './palette';
import { Toasts } from './toasts';

const onMac = /mac|iphone|ipad/i.test(navigator.userAgent);

export function AdminLayout({ identity, children }: { identity: Identity; children: ReactNode }) {
  const [palette, setPalette] = useState(false);
  const [menu, setMenu] = useState(false);
  const [theme, chooseTheme] = useTheme();
  const online = useOnline();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  useScrollRestoration();
  useFocusOnNavigation(main);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setPalette((open) => !open);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes when the page changes
  useEffect(() => setMenu(false), [pathname]);

  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <div className={styles.frame}>
      <button type="button" className={`button compact ${styles.skip}`} onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <header className={styles.side}>
        <div className={styles.top}>
          <Link className={styles.name} to={paths.admin}>
            Tradewind
          </Link>
          <button
            type="button"
            className={`icon-button ${styles.burger}`}
            aria-label="Menu"
            aria-expanded={menu}
            aria-controls="admin-navigation"
            onClick={() => setMenu(!menu)}
          >
            <MenuIcon />
          </button>
        </div>
        <button type="button" className={styles.search} aria-keyshortcuts="Control+K" onClick={() => setPalette(true)}>
          <SearchIcon />
          <span>Go to or find</span>
          <kbd className={styles.key}>{onMac ? '⌘ K' : 'Ctrl K'}</kbd>
        </button>
        <div id="admin-navigation" className={menu ? `${styles.rest} ${styles.open}` : styles.rest}>
          <nav className={styles.areas} aria-label="Back office">
            {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
            <ul role="list">
              {areas
                .filter(({ role }) => identity.roles.has(role))
                .map((area) => (
                  <li key={area.id}>
                    <NavLink className={styles.area} to={addressOf(area)} end={area.id === 'home'}>
                      <area.Icon />
                      {area.title}
                    </NavLink>
                  </li>
                ))}
            </ul>
          </nav>
          <div className={styles.foot}>
            <Link className={styles.area} to={paths.home}>
              <OutIcon />
              To the shop
            </Link>
            <button type="button" className={styles.area} onClick={() => chooseTheme(other)}>
              {theme === 'dark' ? <SunIcon /> : <MoonIcon />}
              {other === 'dark' ? 'Dark' : 'Light'} theme
            </button>
            <p className={styles.person}>{identity.email}</p>
          </div>
        </div>
      </header>
      <main ref={main} id="main" className={styles.main} tabIndex={-1}>
        <div role="status">
          {!online && <p className={styles.offline}>You are offline. What you change now can't be saved yet.</p>}
        </div>
        {children}
      </main>
      {palette && <Palette identity={identity} onClose={() => setPalette(false)} />}
      <LeavingGuard />
      <Toasts />
    </div>
  );
}

/** A new page begins at its top for keyboards and screen readers too. */
function useFocusOnNavigation(main: { current: HTMLElement | null }): void {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [pathname, main]);
}
