import { useMemo } from 'react';
import { type Session, useSession } from '@/api/session';

export type Role = 'staff' | 'admin';

export interface Identity {
  /** The account, as the API names who did what. */
  sub: string;
  email: string;
  roles: ReadonlySet<Role>;
  /** Whether a second factor is all that is missing. */
  lacksSecondFactor: boolean;
}

/** Who is signed in here, null for nobody. What it says decides what is shown, never what is allowed: that is the API's. */
export function useIdentity(): Identity | null {
  const session = useSession();
  return useMemo(() => session && identityOf(session), [session]);
}

function identityOf({ sub, email, groups, lacksSecondFactor = false }: Session): Identity {
  // As the API has it: an admin may do what staff may.
  const roles = new Set<Role>();
  if (groups.includes('admin')) roles.add('admin');
  if (groups.includes('admin') || groups.includes('staff')) roles.add('staff');
  return { sub, email, roles, lacksSecondFactor };
}
