import { Suspense } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { ErrorBoundary } from '@/components/error-boundary';
import { NotFound } from '@/components/not-found';
import { Layout } from './layout';
import { routes } from './routes';

export function App() {
  const { pathname } = useLocation();
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
