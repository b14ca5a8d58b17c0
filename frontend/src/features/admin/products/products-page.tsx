import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ProductOverview } from '@/api/types';
import { Picture } from '@/components/picture';
import { PriceRange } from '@/components/price';
import { pathsOf } from '@/lib/category-tree';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { PageHead, Tools } from '../shell/page-head';
import { type Column, DataTable } from '../table/data-table';
import { ColumnChoice, Filter, SearchField, shownColumns, Views } from '../table/table-bar';
import { type TableForm, useTableState } from '../table/table-state';
import { usePages } from '../table/use-pages';
import { BulkBar } from './bulk-bar';
import { categoriesQuery, productsQuery } from './product-api';
import styles from './products-page.module.css';
import { Status, statusTexts } from './status';

const form: TableForm = { filters: ['status', 'category'], sorts: ['newest', 'name', 'price-asc', 'price-desc'] };
const views = [
  { name: 'All', search: '' },
  { name: 'Active', search: '?status=active' },
  { name: 'Drafts', search: '?status=draft' },
  { name: 'Archived', search: '?status=archived' },
];
const statuses = Object.entries(statusTexts).map(([value, text]) => ({ value, text }));
const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

export default function ProductsPage() {
  usePageMeta('Products');
  const client = useQueryClient();
  const { state, change } = useTableState(form);
  const { q, filters, sort, pages } = state;
  const categories = useQuery(categoriesQuery).data ?? [];
  const question = { q, status: filters.status ?? '', category: filters.category ?? '', sort };
  const list = usePages(useInfiniteQuery(productsQuery(question)), pages, (pages) => change({ pages }));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());

  const columns = productColumns(Object.fromEntries(categories.map(({ slug, name }) => [slug, name])));
  const shown = shownColumns(columns, state);
  const chosen = list.rows?.filter(({ id }) => selected.has(id)) ?? [];
  const filtered = q !== '' || Object.keys(filters).length > 0;

  return (
    <>
      <PageHead title="Products">
        <Link className="button compact" to={paths.adminNewProduct()}>
          New product
        </Link>
      </PageHead>
      <Views table="products" own={views} state={state} form={form} />
      <Tools>
        <SearchField label="Name or SKU" value={q} onChange={(q) => change({ q })} />
        <Filter
          label="Category"
          value={filters.category ?? ''}
          options={pathsOf(categories).map(({ slug, text }) => ({ value: slug, text }))}
          onChange={(category) => change({ filters: { ...filters, category } })}
        />
        <Filter
          label="Status"
          value={filters.status ?? ''}
          options={statuses}
          onChange={(status) => change({ filters: { ...filters, status } })}
        />
        <ColumnChoice columns={columns} shown={shown} onChange={(columns) => change({ columns })} />
      </Tools>
      <DataTable
        label="Products"
        columns={shown}
        {...list}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        linkOf={({ id }) => paths.adminProduct(id)}
        sort={q ? '' : sort}
        {...(!q && { onSort: (sort: string) => change({ sort }) })}
        selected={selected}
        onSelect={setSelected}
        empty={
          filtered ? (
            <>
              <h2>Nothing fits</h2>
              <p className="soft">
                A product is found by the beginning of a word of its name, or of a SKU: “mug”, “stoneware m” or
                “MUG-SA”, but not “ug”.
              </p>
              <Link className="button quiet compact" to={paths.adminArea('products')}>
                Show all products
              </Link>
            </>
          ) : (
            <>
              <h2>Your shelves are empty</h2>
              <p className="soft">
                A product has a name, a category and one or more variants, each with a SKU, a price and its own stock.
                It begins as a draft that only staff see; set it to active to sell it.
              </p>
              <Link className="button compact" to={paths.adminNewProduct()}>
                Create the first product
              </Link>
            </>
          )
        }
      />
      <BulkBar
        chosen={chosen}
        categories={categories}
        onClear={() => setSelected(new Set())}
        onDone={() => void client.invalidateQueries({ queryKey: ['admin', 'products'] })}
      />
    </>
  );
}

function productColumns(categoryNames: Record<string, string>): Column<ProductOverview>[] {
  return [
    {
      id: 'name',
      title: 'Product',
      head: true,
      sorts: { up: 'name' },
      cell: ({ name, image }) => (
        <span className={styles.product}>
          <Picture image={image} decorative className={styles.picture} />
          {name}
        </span>
      ),
    },
    { id: 'status', title: 'Status', cell: ({ status }) => <Status status={status} /> },
    { id: 'category', title: 'Category', cell: ({ category }) => categoryNames[category] ?? category },
    {
      id: 'price',
      title: 'Price',
      numeric: true,
      sorts: { up: 'price-asc', down: 'price-desc' },
      cell: ({ priceFrom, priceTo }) => <PriceRange from={priceFrom} to={priceTo} />,
    },
    { id: 'available', title: 'Available', numeric: true, cell: ({ available }) => <Count value={available} /> },
    { id: 'reserved', title: 'Reserved', numeric: true, cell: ({ reserved }) => reserved },
    { id: 'onHand', title: 'On hand', numeric: true, extra: true, cell: ({ onHand }) => onHand },
    { id: 'variants', title: 'Variants', numeric: true, cell: ({ skus }) => skus.length },
    { id: 'skus', title: 'SKUs', extra: true, cell: ({ skus }) => skus.join(', ') },
    { id: 'slug', title: 'Slug', extra: true, cell: ({ slug }) => slug },
    { id: 'updated', title: 'Changed', extra: true, cell: ({ updatedAt }) => day.format(new Date(updatedAt)) },
    {
      id: 'created',
      title: 'Created',
      sorts: { down: 'newest' },
      cell: ({ createdAt }) => day.format(new Date(createdAt)),
    },
  ];
}

function Count({ value }: { value: number }) {
  return value > 0 ? value : <strong className={styles.none}>{value}</strong>;
}
