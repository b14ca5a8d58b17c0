import type { QueryClient } from '@tanstack/react-query';
import { currentSession, onSessionChange, refreshSessionWith } from '@/api/session';
import { adoptOrdersAfterSignIn } from './adopt-orders';

export { addressesQuery, profileQuery } from './api/me';
export { AccountButton } from './components/account-button';
export { WishButton } from './components/wish-button';
export { rememberEmail } from './entrance-store';

/** Called once, when the storefront starts. */
export function startAccount(client: QueryClient): void {
  refreshSessionWith(async () => (await import('./cognito')).refresh());
  let known = currentSession()?.sub;
  onSessionChange(() => {
    const sub = currentSession()?.sub;
    // What one person was shown is not for the next.
    if (sub !== known) client.removeQueries({ queryKey: ['me'] });
    known = sub;
  });
  adoptOrdersAfterSignIn(client);
}
