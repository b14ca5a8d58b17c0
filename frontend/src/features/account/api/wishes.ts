import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { useSession } from '@/api/session';
import type { WishlistItem } from '@/api/types';
import { wishlistQuery } from './me';

/** Whether a SKU is wished for, and the way to change that: shown at once, and taken back where the shop does not go along. */
export function useWish(sku: string) {
  const client = useQueryClient();
  const session = useSession();
  const { data: wishes } = useQuery({ ...wishlistQuery, enabled: session !== null });
  const { queryKey } = wishlistQuery;
  const { mutate, error } = useMutation({
    mutationFn: (wanted: boolean) =>
      wanted ? api.addToWishlist({ path: { sku } }) : api.removeFromWishlist({ path: { sku } }),
    onMutate: async (wanted) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, (known: WishlistItem[] = []) => {
        const others = known.filter((wish) => wish.sku !== sku);
        return wanted ? [{ sku, addedAt: new Date().toISOString(), available: 0 }, ...others] : others;
      });
      return before;
    },
    onError: (_error, _wanted, before) => client.setQueryData(queryKey, before),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return { wished: wishes?.some((wish) => wish.sku === sku) ?? false, wish: mutate, error };
}
