import '@/styles/index.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { startAccount } from '@/features/account';
import { keepCartWithAccount } from '@/features/cart';
import { queryClient } from '@/lib/query-client';
import { App } from './app';
import { prefetchShell, warmUp } from './routes';
import { warmUpOnIntent } from './warm-up-on-intent';

startAccount(queryClient);
keepCartWithAccount();
warmUp(queryClient, location);
prefetchShell(queryClient);
warmUpOnIntent(queryClient);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
);
