import type { QueryClient } from '@tanstack/react-query';
import { warmUp } from './routes';

/** Whoever points at a link, or tabs to it, will probably follow it. */
export function warmUpOnIntent(client: QueryClient): void {
  const onIntent = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest('a') : null;
    if (link?.origin === location.origin) warmUp(client, link);
  };
  document.addEventListener('pointerover', onIntent, { passive: true });
  document.addEventListener('focusin', onIntent);
}
