import type { Product } from '@/api/types';
import { minorUnitsOf } from '@/lib/money';
import { paths } from '@/lib/paths';

/** What search engines read: schema.org's Product. A data block, which Content-Security-Policy leaves alone. */
export function StructuredData({ product }: { product: Product }) {
  const here = location.origin;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.name,
    description: product.description,
    image: product.images.map(({ url }) => new URL(url, here).href),
    offers: product.variants.map(({ sku, price, available }) => ({
      '@type': 'Offer',
      sku,
      url: here + paths.product(product.slug, sku),
      price: (price.amount / minorUnitsOf(price.currency)).toString(),
      priceCurrency: price.currency,
      availability: `https://schema.org/${available > 0 ? 'InStock' : 'OutOfStock'}`,
    })),
  };
  // An escaped < keeps a description from closing the element.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of our own making, with < escaped
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
