import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSession } from '@/api/session';
import { addressesQuery, profileQuery } from '@/features/account';
import { emptyOut, fillIn, useCheckout } from './checkout-store';

/** Begins the checkout with what the account of who is signed in knows; gives whether that is done, or there is nobody. */
export function usePrefill(): boolean {
  const session = useSession();
  const { filledBy } = useCheckout();
  const mine = filledBy === (session?.sub ?? '');
  const wanted = { enabled: session !== null && !mine };
  const { data: profile, isFetched: profileAsked } = useQuery({ ...profileQuery, ...wanted });
  const { data: addresses = [], isFetched: addressesAsked } = useQuery({ ...addressesQuery, ...wanted });
  // An account that does not answer only means more to type.
  const known = profileAsked && addressesAsked;

  useEffect(() => {
    if (mine) return;
    if (filledBy) emptyOut();
    else if (session && known) fillIn({ session, profile, addresses });
  });

  return mine;
}
