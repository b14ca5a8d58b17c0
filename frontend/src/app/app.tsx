import { lazy, Suspense } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { ErrorBoundary } from '@/components/error-boundary';
import { NotFound } from '@/components/not-found';
import { paths } from '@/lib/paths';
import { Layout } from './layout';
import { routes } from './routes';

// With a frame of its own, and in chunks that no shopper loads.
const BackOffice = lazy(() => import('@/features/admin/pages/back-office'));

export function App() {
  const { pathname } = useLocation();
  if (pathname === paths.admin || pathname.startsWith(`${paths.admin}/`)) {
    return (
      <ErrorBoundary resetKey={pathname}>
        <Suspense fallback={<div aria-busy="true" />}>
          <BackOffice />
        </Suspense>
      </ErrorBoundary>
    );
  }
  return (
    <Layout>
      <ErrorBoundary resetKey={pathname}>
        <Suspense fallback={<div style={{ minHeight: '100vh' }} aria-busy="true" />}>
          <Routes>
            {routes.map(routeElement)}
            <Route path="*" element={<NotFound what="page" />} />
          </Routes>
        </Suspense>
      </ErrorBoundary>
    </Layout>
  );
}

function routeElement({ path, Page, children }: (typeof routes)[number]) {
  return (
    <Route key={path} path={path} element={<Page />}>
      {children.map(routeElement)}
    </Route>
  );
}
