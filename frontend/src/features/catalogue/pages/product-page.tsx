import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { ProblemError } from '@/api/problem';
import type { Product } from '@/api/types';
import { Failure } from '@/components/failure';
import { NotFound } from '@/components/not-found';
import { Picture } from '@/components/picture';
import { Price } from '@/components/price';
import { Skeleton } from '@/components/skeleton';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { KEEP_SCROLL } from '@/lib/scroll-restoration';
import { categoriesQuery, productQuery } from '../api/queries';
import { BuyBox } from '../components/buy-box';
import { CategoryTrail } from '../components/category-trail';
import { Gallery } from '../components/gallery';
import { OptionPicker } from '../components/option-picker';
import { StructuredData } from '../components/structured-data';
import { chosenVariant, optionsOf } from '../variants';
import styles from './product-page.module.css';

export default function ProductPage() {
  const { slug = '' } = useParams();
  const { data: product, error, refetch } = useQuery(productQuery(slug));
  usePageMeta(product?.seo?.title ?? product?.name, product?.seo?.description ?? product?.description.split('\n\n')[0]);

  if (product) return <ProductDetails key={product.id} product={product} />;
  if (error instanceof ProblemError && (error.status === 404 || error.status === 400))
    return <NotFound what="product" />;
  if (error) {
    return (
      <div className="container" style={{ paddingBlock: 'var(--space-7)' }}>
        <Failure error={error} onRetry={refetch} />
      </div>
    );
  }
  return <ProductSkeleton />;
}

function ProductDetails({ product }: { product: Product }) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { data: categories } = useQuery(categoriesQuery);
  const variant = chosenVariant(product, search.get('sku'));

  return (
    <article className={`container ${styles.product}`}>
      <Gallery images={product.images} />
      <div className={styles.info}>
        <header className={styles.head}>
          <CategoryTrail categories={categories} slug={product.category} />
          <h1>{product.name}</h1>
          <p className={styles.price} role="status">
            <Price value={variant.price} />
          </p>
        </header>
        {product.variants.length > 1 && (
          <div className={styles.options}>
            <OptionPicker
              options={optionsOf(product, variant)}
              onChoose={({ sku }) => navigate(paths.product(product.slug, sku), { replace: true, state: KEEP_SCROLL })}
            />
          </div>
        )}
        <div className={styles.description}>
          {product.description.split('\n\n').map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <p className={styles.facts}>
            Delivery is priced in your cart, before you pay. <Link to={paths.delivery}>Delivery and payment</Link>
          </p>
        </div>
        <BuyBox key={variant.sku} name={product.name} variant={variant} />
      </div>
      <StructuredData product={product} />
    </article>
  );
}

function ProductSkeleton() {
  return (
    <div className={`container ${styles.product}`} aria-busy="true">
      <div>
        <Picture className="skeleton" image={undefined} />
        <div style={{ height: '5.25rem' }} />
      </div>
      <div className={styles.info}>
        <div className={styles.head}>
          <Skeleton width="6rem" />
          <Skeleton width="80%" height="2.75rem" />
          <Skeleton width="5rem" height="2rem" />
        </div>
        <div className={styles.description}>
          <Skeleton />
          <Skeleton />
          <Skeleton width="60%" />
        </div>
        <Skeleton height="3rem" />
      </div>
    </div>
  );
}
