import { Link } from 'react-router';
import type { Category } from '@/api/types';
import { trailTo } from '@/lib/category-tree';
import { paths } from '@/lib/paths';
import styles from './category-trail.module.css';

interface CategoryTrailProps {
  /** Not there while they are on the way. */
  categories: readonly Category[] | undefined;
  slug: string;
}

/** The way from the top to a category, the category included. */
export function CategoryTrail({ categories = [], slug }: CategoryTrailProps) {
  const trail = trailTo(categories, slug);
  return (
    <nav className={styles.trail} aria-label="Category">
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
      <ol role="list">
        {(trail.length > 0 ? trail : [{ slug, name: 'Category' }]).map(({ slug, name }) => (
          <li key={slug}>
            <Link to={paths.category(slug)}>{name}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
