import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { ProblemError } from '@/api/problem';
import type { DeadLetter } from '@/api/types';

const FRESH_MS = 30_000;

export const deadLettersQuery = queryOptions({
  queryKey: ['admin', 'dead-letters'],
  queryFn: ({ signal }) => api.listDeadLetters({}, { signal }),
  staleTime: FRESH_MS,
  refetchOnWindowFocus: true,
});

export interface Replayed {
  /** How many were put back. */
  done: number;
  failed: { letter: DeadLetter; why: string }[];
}

/** Puts letters back one by one. One that is there no more was put back by somebody else, and is as good as done. */
export async function replayLetters(
  letters: readonly DeadLetter[],
  onProgress: (done: number) => void,
): Promise<Replayed> {
  const result: Replayed = { done: 0, failed: [] };
  for (const [i, letter] of letters.entries()) {
    try {
      await api.replayDeadLetter({ path: { letterId: letter.id } });
      result.done += 1;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 404) result.done += 1;
      else result.failed.push({ letter, why: error instanceof Error ? error.message : String(error) });
    }
    onProgress(i + 1);
  }
  return result;
}
