import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { isPassing, ProblemError } from '@/api/problem';
import { say } from '../shell/toasts';

export const peopleQuery = queryOptions({
  queryKey: ['admin', 'people'],
  queryFn: ({ signal }) => api.listPeople({}, { signal }),
  staleTime: 0,
});

type Send = (header: { 'If-Match': string }) => Promise<unknown>;

/** Sends what is done to somebody, and says so; whatever the answer, the list is then read again. */
export function usePersonChange(onDone: () => void) {
  const client = useQueryClient();
  const { mutate, error, isPending } = useMutation({
    mutationFn: ({ send }: { send: Send; text: string }) => {
      const version = client.getQueryData(peopleQuery.queryKey)?.version ?? 0;
      return send({ 'If-Match': `"${version}"` });
    },
    onSuccess: (_, { text }) => {
      say(text);
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  });
  const change = (text: string, send: Send) => !isPending && mutate({ send, text });
  return { change, changing: isPending, fault: error && faultOf(error) };
}

function faultOf(error: Error): string {
  if (isPassing(error)) return 'No answer yet. Press again: it is done once, however often you press.';
  if (error instanceof ProblemError && error.type === 'stale-version') {
    return 'Somebody else changed who works here. The list is as it is now; look again, then press again.';
  }
  return error.message;
}
