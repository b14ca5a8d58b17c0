import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Failure } from '@/components/failure';
import { ArrowIcon } from '@/components/icons';
import { Picture } from '@/components/picture';
import { Skeleton } from '@/components/skeleton';
import { childrenOf } from '@/lib/category-tree';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { categoriesQuery, newArrivalsQuery } from '../api/queries';
import { ProductGrid } from '../components/product-card';
import styles from './home-page.module.css';

const HERO = 3;
const NEW = 8;

const promises = [
  { title: 'No account needed', text: 'An e-mail address and where to deliver: that is all we ask.' },
  { title: 'The whole price first', text: 'Delivery and tax are in the total before you pay, to the cent.' },
  {
    title: 'Never charged twice',
    text: 'Should your connection drop while you pay, trying again cannot charge you again.',
  },
];

export default function HomePage() {
  usePageMeta('Tradewind');
  const categories = useQuery(categoriesQuery);
  const arrivals = useQuery(newArrivalsQuery);
  const featured = arrivals.data?.filter(({ image }) => image).slice(0, HERO);
  const fresh = arrivals.data?.filter((product) => !featured?.includes(product)).slice(0, NEW);

  return (
    <div className="container">
      <section className={styles.hero}>
        <div className={styles.pitch}>
          <h1>Things you keep for years.</h1>
          <p>Stoneware, lamps, linen and other plain, well-made things for the rooms you live in.</p>
          <Link className="button" to={paths.products}>
            Shop everything <ArrowIcon />
          </Link>
        </div>
        <div className={styles.mosaic}>
          {Array.from({ length: HERO }, (_, index) => {
            const product = featured?.[index];
            return product ? (
              <Link key={product.id} className={styles.tile} to={paths.product(product.slug)} aria-label={product.name}>
                <Picture image={product.image} decorative eager={index === 0} sizes="(max-width: 56rem) 33vw, 14rem" />
              </Link>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are all alike
              <span key={index} className={styles.tile}>
                <Picture className="skeleton" image={undefined} />
              </span>
            );
          })}
        </div>
      </section>

      <section className={styles.section} aria-labelledby="categories">
        <header>
          <h2 id="categories">Shop by category</h2>
        </header>
        {categories.error ? (
          <Failure error={categories.error} onRetry={categories.refetch} />
        ) : (
          // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none
          <ul className={styles.categories} role="list" aria-busy={categories.isPending}>
            {((categories.data && childrenOf(categories.data)) ?? Array.from({ length: 8 }, () => undefined)).map(
              (category, index) => (
                <li key={category?.slug ?? index}>
                  {category ? (
                    <Link className={styles.category} to={paths.category(category.slug)}>
                      <Picture image={category.image} decorative sizes="10rem" />
                      {category.name}
                    </Link>
                  ) : (
                    <span className={styles.category}>
                      <Picture className="skeleton" image={undefined} />
                      <Skeleton width="60%" />
                    </span>
                  )}
                </li>
              ),
            )}
          </ul>
        )}
      </section>

      <section className={styles.section} aria-labelledby="new">
        <header>
          <h2 id="new">New in</h2>
          <Link to={paths.products}>See all</Link>
        </header>
        <ProductGrid products={fresh ?? []} pending={arrivals.isPending ? NEW : 0} />
        {arrivals.error && <Failure error={arrivals.error} onRetry={arrivals.refetch} />}
      </section>

      <section className={styles.section} aria-label="How we sell">
        <div className={styles.promises}>
          {promises.map(({ title, text }) => (
            <div key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </div>
          ))}
        </div>
      </section>
    </div>
  );
}
