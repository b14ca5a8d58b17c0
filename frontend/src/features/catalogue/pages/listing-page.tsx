import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { Failure } from '@/components/failure';
import { NotFound } from '@/components/not-found';
import { Skeleton } from '@/components/skeleton';
import { childrenOf } from '@/lib/category-tree';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { KEEP_SCROLL } from '@/lib/scroll-restoration';
import { categoriesQuery, currencyQuery, PAGE_SIZE, productsQuery } from '../api/queries';
import { CategoryTrail } from '../components/category-trail';
import { ListingFilters } from '../components/listing-filters';
import { ProductGrid } from '../components/product-card';
import { type Listing, listingSearch, parseListing } from '../listing-address';
import styles from './listing-page.module.css';

const everything = { name: 'Everything', description: 'All that the shop has, newest first unless you say otherwise.' };

export default function ListingPage() {
  const { category: slug } = useParams();
  const [search] = useSearchParams();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const listing = parseListing(search);

  const categories = useQuery(categoriesQuery);
  const category = slug === undefined ? everything : categories.data?.find((each) => each.slug === slug);
  const below = slug === undefined ? [] : childrenOf(categories.data ?? [], slug);
  const parent = categories.data?.find((each) => each.slug === slug)?.parent;
  usePageMeta(category?.name, category?.description);

  const { minPrice, maxPrice, sort, pages } = listing;
  const list = useInfiniteQuery(productsQuery({ category: slug, minPrice, maxPrice, sort }));
  const loaded = list.data?.pages.slice(0, pages) ?? [];
  const products = loaded.flatMap(({ items }) => items);
  const missingPages = list.data && !list.hasNextPage ? 0 : pages - loaded.length;
  const more = list.hasNextPage || (list.data?.pages.length ?? 0) > pages;

  const { fetchNextPage, isFetching, isError } = list;
  useEffect(() => {
    if (list.data && missingPages > 0 && !isFetching && !isError) void fetchNextPage();
  }, [list.data, missingPages, isFetching, isError, fetchNextPage]);

  const nothing = list.data !== undefined && products.length === 0 && missingPages === 0;
  const shopCurrency = useQuery({ ...currencyQuery, enabled: nothing });
  const currency = products[0]?.priceFrom.currency ?? shopCurrency.data ?? undefined;

  const firstNew = useFirstNewCard(pages, products.length);

  if (slug !== undefined && categories.data && !category) return <NotFound what="category" />;

  const addressOf = (next: Listing) => pathname + listingSearch(next);

  return (
    <div className="container">
      <header className={styles.head}>
        {parent !== undefined && <CategoryTrail categories={categories.data} slug={parent} />}
        <h1>{category?.name ?? <Skeleton width="12rem" />}</h1>
        <p className={styles.intro}>{category ? category.description : <Skeleton width="70%" />}</p>
        {below.length > 0 && (
          <nav className={styles.below} aria-label={`Categories in ${category?.name}`}>
            {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
            <ul role="list">
              {below.map(({ slug, name }) => (
                <li key={slug}>
                  <Link className="button quiet compact" to={paths.category(slug)}>
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      <ListingFilters
        listing={listing}
        currency={currency}
        onChange={(next) => navigate(addressOf(next), { state: KEEP_SCROLL })}
      />
      <section className={styles.list} aria-labelledby="products">
        <h2 id="products" className="visually-hidden">
          Products
        </h2>
        <ProductGrid
          products={products}
          pending={missingPages > 0 && !isError ? missingPages * PAGE_SIZE : 0}
          eager={4}
          focus={firstNew}
        />
        {isError && <Failure error={list.error} onRetry={() => (list.data ? fetchNextPage() : list.refetch())} />}
        {nothing && (
          <div className={styles.empty}>
            <p>Nothing here costs that. Try a wider range of prices.</p>
            <Link className="button quiet" to={pathname}>
              Show all prices
            </Link>
          </div>
        )}
        {more && missingPages === 0 && (
          <p className={styles.more}>
            <Link className="button quiet" to={addressOf({ ...listing, pages: pages + 1 })} replace state={KEEP_SCROLL}>
              Show more
            </Link>
          </p>
        )}
        <p className="visually-hidden" role="status">
          {missingPages === 0 && list.data && `${products.length} products shown`}
        </p>
      </section>
    </div>
  );
}

/** After "Show more", the focus goes on with the first of the cards that came. */
function useFirstNewCard(pages: number, count: number) {
  const link = useRef<HTMLAnchorElement>(null);
  const asked = useRef({ pages, index: -1 });
  if (pages > asked.current.pages) asked.current = { pages, index: (pages - 1) * PAGE_SIZE };
  else if (pages < asked.current.pages) asked.current = { pages, index: -1 };
  const { index } = asked.current;

  useEffect(() => {
    if (index < 0 || count <= index) return;
    link.current?.focus({ preventScroll: true });
    asked.current.index = -1;
  }, [index, count]);

  return index < 0 ? undefined : { index, ref: link };
}
