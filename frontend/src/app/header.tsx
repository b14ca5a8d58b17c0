import { useQuery } from '@tanstack/react-query';
import { Link, NavLink, useLocation } from 'react-router';
import { MoonIcon, SunIcon } from '@/components/icons';
import { AccountButton } from '@/features/account';
import { CartButton } from '@/features/cart';
import { categoriesQuery } from '@/features/catalogue';
import { childrenOf } from '@/lib/category-tree';
import { paths } from '@/lib/paths';
import { useTheme } from '@/lib/theme';
import styles from './header.module.css';

export function Header() {
  const { pathname } = useLocation();
  const checkingOut = pathname.startsWith(paths.checkout);
  return (
    <header className={styles.header}>
      <div className={`container ${styles.bar}`}>
        <Link className={styles.name} to={paths.home}>
          Tradewind
        </Link>
        <div className={styles.tools}>
          <ThemeToggle />
          <AccountButton />
          <CartButton />
        </div>
      </div>
      {/* Whoever is paying is not led away. */}
      {!checkingOut && <Categories />}
    </header>
  );
}

function Categories() {
  const { data: categories = [] } = useQuery(categoriesQuery);
  return (
    <nav className={`container ${styles.categories}`} aria-label="Categories">
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
      <ul role="list">
        <li>
          <NavLink to={paths.products}>Everything</NavLink>
        </li>
        {childrenOf(categories).map(({ slug, name }) => (
          <li key={slug}>
            <NavLink to={paths.category(slug)}>{name}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ThemeToggle() {
  const [theme, chooseTheme] = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={`Use the ${other} theme`}
      onClick={() => chooseTheme(other)}
    >
      {theme === 'dark' ? <SunIcon /> : <MoonIcon />}
    </button>
  );
}
