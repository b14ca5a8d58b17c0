import { queryOptions, useQuery } from '@tanstack/react-query';
import { getIdToken } from '@/lib/session';

export type Role = 'staff' | 'admin';

export interface Identity {
  email: string;
  roles: ReadonlySet<Role>;
}

const identityQuery = queryOptions({
  queryKey: ['admin', 'identity'],
  queryFn: async (): Promise<Identity | null> => {
    const token = await getIdToken();
    return token === null ? null : readClaims(token);
  },
  staleTime: 60_000,
  refetchOnWindowFocus: 'always',
});

/** Who is signed in here, null for nobody. What it says decides what is shown, never what is allowed: that is the API's. */
export function useIdentity() {
  return useQuery(identityQuery);
}

interface Claims {
  email?: string;
  'cognito:groups'?: string[];
}

function readClaims(token: string): Identity {
  const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(payload), (letter) => letter.charCodeAt(0));
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as Claims;
  const groups = new Set(claims['cognito:groups']);
  // As the API has it: an admin may do what staff may.
  const roles = new Set<Role>();
  if (groups.has('admin')) roles.add('admin');
  if (groups.has('admin') || groups.has('staff')) roles.add('staff');
  return { email: claims.email ?? '', roles };
}
