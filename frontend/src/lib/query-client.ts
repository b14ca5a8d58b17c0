import { QueryClient } from '@tanstack/react-query';
import { isPassing } from '@/api/problem';

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        gcTime: 30 * 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && isPassing(error),
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 4000),
      },
    },
  });
}

export const queryClient = createQueryClient();
