import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { StockItem } from '@/api/types';
import { optionText } from '@/lib/option-text';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { PageHead, Tools } from '../shell/page-head';
import { type Column, DataTable } from '../table/data-table';
import { ColumnChoice, SearchField, shownColumns, Views } from '../table/table-bar';
import { type TableForm, useTableState } from '../table/table-state';
import { usePages } from '../table/use-pages';
import { Level } from './level';
import { stockListQuery } from './stock-api';

const form: TableForm = { filters: ['low'], sorts: ['sku'] };
const views = [
  { name: 'All', search: '' },
  { name: 'Running low', search: '?low=true' },
];
const columns: Column<StockItem>[] = [
  { id: 'sku', title: 'SKU', head: true, cell: ({ sku }) => sku },
  {
    id: 'product',
    title: 'Product',
    cell: ({ productId, name }) => <Link to={paths.adminProduct(productId)}>{name}</Link>,
  },
  { id: 'options', title: 'Variant', cell: ({ options }) => optionText(options) || '–' },
  { id: 'available', title: 'Available', numeric: true, cell: (item) => <Level item={item} /> },
  { id: 'reserved', title: 'Reserved', numeric: true, cell: ({ reserved }) => reserved },
  { id: 'onHand', title: 'On hand', numeric: true, cell: ({ onHand }) => onHand },
  { id: 'threshold', title: 'Low below', numeric: true, cell: ({ threshold }) => threshold || 'never' },
  { id: 'status', title: 'Status', extra: true, cell: ({ status }) => status },
];

export default function StockPage() {
  usePageMeta('Stock');
  const { state, change } = useTableState(form);
  const { q, filters, pages } = state;
  const low = filters.low === 'true';
  const list = usePages(useInfiniteQuery(stockListQuery({ q, low })), pages, (pages) => change({ pages }));
  const shown = shownColumns(columns, state);

  return (
    <>
      <PageHead title="Stock" />
      <Views table="stock" own={views} state={state} form={form} />
      <Tools>
        <SearchField label="Beginning of a SKU" value={q} onChange={(q) => change({ q })} />
        <ColumnChoice columns={columns} shown={shown} onChange={(columns) => change({ columns })} />
      </Tools>
      <DataTable
        label="Stock"
        columns={shown}
        {...list}
        keyOf={({ sku }) => sku}
        nameOf={({ sku }) => sku}
        linkOf={({ sku }) => paths.adminSku(sku)}
        empty={
          low && !q ? (
            <>
              <h2>Nothing runs low</h2>
              <p className="soft">
                A SKU is listed here while less of it is available than its threshold. Each SKU’s page has a threshold
                of its own to set.
              </p>
            </>
          ) : q ? (
            <>
              <h2>No SKU begins like that</h2>
              <p className="soft">A SKU is found by its beginning: “MUG” finds MUG-SAND and MUG-CLAY.</p>
              <Link className="button quiet compact" to={paths.adminArea('stock')}>
                Show all stock
              </Link>
            </>
          ) : (
            <>
              <h2>Nothing is in stock</h2>
              <p className="soft">
                Every variant of a product has its own stock: create a product, and it is listed here.
              </p>
              <Link className="button compact" to={paths.adminNewProduct()}>
                New product
              </Link>
            </>
          )
        }
      />
    </>
  );
}
