import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { ProblemError } from '@/api/problem';
import type { CategoryPage } from '@/api/types';
import { say } from '../shell/toasts';

/** The tree as it is now, not as a browser keeps it: what is changed is based on its version. */
export const treeQuery = queryOptions({
  queryKey: ['admin', 'categories'],
  queryFn: ({ signal }) => api.listCategories({}, { signal, fresh: true }),
  staleTime: 0,
});

const fields = ['/name', '/slug', '/parent', '/description'];

type Send = (header: { 'If-Match': string }) => Promise<CategoryPage>;

/** Sends a change of the tree; its answer is the tree as it is then, which every list of categories here goes by. */
export function useTreeChange() {
  const client = useQueryClient();
  const { mutateAsync, isPending } = useMutation({
    mutationFn: (send: Send) => {
      const version = client.getQueryData(treeQuery.queryKey)?.version ?? 0;
      return send({ 'If-Match': `"${version}"` });
    },
    onSuccess: (page) => {
      client.setQueryData(treeQuery.queryKey, page);
      client.setQueryData(['categories'], page.items);
    },
    onError: (error) => {
      void client.invalidateQueries({ queryKey: treeQuery.queryKey });
      // What is wrong with a field stands beside the field.
      if (error instanceof ProblemError && fields.some((pointer) => error.errors.has(pointer))) return;
      const stale = error instanceof ProblemError && error.type === 'stale-version';
      say(stale ? 'Somebody else changed the categories. Here they are as they are now; do it again.' : error.message, {
        bad: true,
      });
    },
  });
  return { change: mutateAsync, changing: isPending };
}
