import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { ProblemError } from '@/api/problem';
import { Failure } from '@/components/failure';
import { NotFound } from '@/components/not-found';
import { copyOf, draftOf, emptyDraft } from './draft';
import { currencyQuery, productQuery, stockQuery } from './product-api';
import { ProductEditor } from './product-editor';

/** A product that is there. */
export function EditProductPage() {
  const { id = '' } = useParams();
  const product = useQuery({ ...productQuery(id), refetchOnMount: 'always', gcTime: 0 });
  const stock = useQuery({ ...stockQuery(id), refetchOnMount: 'always', gcTime: 0 });
  const failed = [product, stock].find(({ isError }) => isError);
  if (product.error instanceof ProblemError && [400, 404].includes(product.error.status)) {
    return <NotFound what="product" />;
  }
  if (failed)
    return <Failure error={failed.error} onRetry={() => void Promise.all([product.refetch(), stock.refetch()])} />;
  if (!product.data || !stock.data) return <div aria-busy="true" />;
  return <ProductEditor key={id} id={id} product={product.data} draft={draftOf(product.data, stock.data)} />;
}

/** A new one, or a copy of one that is there. */
export function NewProductPage() {
  const [search] = useSearchParams();
  const copied = search.get('copy');
  const source = useQuery({ ...productQuery(copied ?? ''), enabled: copied !== null });
  const currency = useQuery(currencyQuery);
  const draft = useMemo(
    () => (copied === null ? emptyDraft() : source.data && copyOf(source.data)),
    [copied, source.data],
  );
  const failed = [currency, source].find(({ isError }) => isError);
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!draft || !currency.data) return <div aria-busy="true" />;
  return <ProductEditor key={copied} draft={draft} currency={currency.data} />;
}
