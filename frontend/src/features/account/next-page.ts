import { useSearchParams } from 'react-router';
import { paths } from '@/lib/paths';

/** The page of this site that `next` in the address names; the account where it names none, or somewhere else. */
export function useNextPage(): string {
  const [search] = useSearchParams();
  return ownPage(search.get('next'));
}

export function ownPage(next: string | null): string {
  if (!next) return paths.account;
  try {
    const { origin, pathname, search } = new URL(next, location.origin);
    return origin === location.origin ? pathname + search : paths.account;
  } catch {
    return paths.account;
  }
}
