import { lazy, Suspense } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { ErrorBoundary } from '@/components/error-boundary';
import { NotFound } from '@/components/not-found';
import { paths } from '@/lib/paths';
import { AdminLayout } from '../shell/admin-layout';
import { roleFor } from '../shell/areas';
import { useIdentity } from '../shell/identity';
import { Stranger, WrongRole } from '../shell/stranger';
import { TurnedAway, useAdmission } from '../shell/turned-away';

const HomePage = lazy(() => import('../home/home-page'));

const OrderPage = lazy(() => import('../orders/order-page'));
const OrdersPage = lazy(() => import('../orders/orders-page'));
const SlipPage = lazy(() => import('../orders/slip-page'));

const editors = () => import('../products/editor-page');
const EditProductPage = lazy(() => editors().then(({ EditProductPage }) => ({ default: EditProductPage })));
const NewProductPage = lazy(() => editors().then(({ NewProductPage }) => ({ default: NewProductPage })));
const ProductsPage = lazy(() => import('../products/products-page'));

const AuditPage = lazy(() => import('../audit/audit-page'));

const CategoriesPage = lazy(() => import('../categories/categories-page'));

const LettersPage = lazy(() => import('../letters/letters-page'));

const PeoplePage = lazy(() => import('../people/people-page'));

const SkuPage = lazy(() => import('../stock/sku-page'));
const StockPage = lazy(() => import('../stock/stock-page'));

const TransferPage = lazy(() => import('../transfer/transfer-page'));

const DeliveriesPage = lazy(() => import('../webhooks/deliveries-page'));
const WebhooksPage = lazy(() => import('../webhooks/webhooks-page'));

/** Everything below /admin. */
export default function BackOffice() {
  const { pathname } = useLocation();
  const now = useIdentity();
  const { identity, turnedAway } = useAdmission(now);
  if (!identity) return <Stranger identity={now} />;
  return (
    <AdminLayout identity={identity}>
      {turnedAway && <TurnedAway />}
      <ErrorBoundary resetKey={pathname}>
        <Suspense fallback={<div aria-busy="true" />}>
          {identity.roles.has(roleFor(pathname)) ? (
            <Pages />
          ) : (
            <WrongRole identity={identity} role={roleFor(pathname)} />
          )}
        </Suspense>
      </ErrorBoundary>
    </AdminLayout>
  );
}

/** One address, one page. */
export function Pages() {
  return (
    <Routes>
      <Route path={paths.admin} element={<HomePage />} />
      <Route path={paths.adminArea('orders')} element={<OrdersPage />} />
      <Route path={paths.adminOrder(':id')} element={<OrderPage />} />
      <Route path={paths.adminSlip(':id')} element={<SlipPage />} />
      <Route path={paths.adminArea('products')} element={<ProductsPage />} />
      <Route path={paths.adminNewProduct()} element={<NewProductPage />} />
      <Route path={paths.adminProduct(':id')} element={<EditProductPage />} />
      <Route path={paths.adminArea('categories')} element={<CategoriesPage />} />
      <Route path={paths.adminArea('stock')} element={<StockPage />} />
      <Route path={paths.adminArea('import')} element={<TransferPage />} />
      <Route path={paths.adminArea('people')} element={<PeoplePage />} />
      <Route path={paths.adminArea('audit')} element={<AuditPage />} />
      <Route path={paths.adminSku(':sku')} element={<SkuPage />} />
      <Route path={paths.adminArea('webhooks')} element={<WebhooksPage />} />
      <Route path={paths.adminWebhook(':id')} element={<DeliveriesPage />} />
      <Route path={paths.adminArea('dead-letters')} element={<LettersPage />} />
      <Route path="*" element={<NotFound what="page" />} />
    </Routes>
  );
}
