import type { Ref } from 'react';
import { Link } from 'react-router';
import type { ProductCard as Card } from '@/api/types';
import { Picture } from '@/components/picture';
import { PriceRange } from '@/components/price';
import { Skeleton } from '@/components/skeleton';
import { classNames } from '@/lib/class-names';
import { paths } from '@/lib/paths';
import styles from './product-card.module.css';

// Two in a row on a phone, and nowhere much wider than this.
const SIZES = '(max-width: 36rem) 50vw, 20rem';

interface ProductCardProps {
  product: Card;
  eager: boolean;
  linkRef?: Ref<HTMLAnchorElement> | undefined;
}

function ProductCard({ product, eager, linkRef }: ProductCardProps) {
  return (
    <li className={classNames(styles.card, !product.inStock && styles.soldOut)}>
      <Picture className={styles.picture} image={product.image} decorative eager={eager} sizes={SIZES} />
      {!product.inStock && <span className={styles.flag}>Sold out</span>}
      <div className={styles.text}>
        <h3 className={styles.name}>
          <Link className={styles.link} to={paths.product(product.slug)} ref={linkRef}>
            {product.name}
          </Link>
        </h3>
        <p className={styles.price}>
          <PriceRange from={product.priceFrom} to={product.priceTo} />
        </p>
      </div>
    </li>
  );
}

interface ProductGridProps {
  products: readonly Card[];
  /** How many cards will be there, until they are. */
  pending?: number;
  /** How many of the first pictures are seen before scrolling. */
  eager?: number;
  /** The card that the focus moves to when it appears. */
  focus?: { index: number; ref: Ref<HTMLAnchorElement> } | undefined;
}

export function ProductGrid({ products, pending = 0, eager = 0, focus }: ProductGridProps) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none
    <ul className={styles.grid} role="list" aria-busy={pending > 0}>
      {products.map((product, index) => (
        <ProductCard
          key={product.id}
          product={product}
          eager={index < eager}
          linkRef={index === focus?.index ? focus.ref : undefined}
        />
      ))}
      {Array.from({ length: pending }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are all alike
        <li key={`pending-${index}`} className={styles.card} aria-hidden="true">
          <Picture className="skeleton" image={undefined} />
          <div className={styles.text}>
            <Skeleton width="80%" />
            <Skeleton width="40%" />
          </div>
        </li>
      ))}
    </ul>
  );
}
