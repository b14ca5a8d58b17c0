import { runtimeConfig } from '@/config/runtime-config';
import { createStore } from '@/lib/store';
import { operations as table } from './operations';
import { NoAnswerError, problemFrom } from './problem';
import type { operations } from './schema';
import { freshToken, sessionToken } from './session';

type OperationId = keyof typeof table & keyof operations;
type Parameters<Id extends OperationId> = operations[Id]['parameters'];
type Part<T, Key extends string> = Key extends keyof T ? Exclude<T[Key], undefined> : never;

/** `{query, path, header, body}` of an operation: only those that it has, and optional where all in them is. */
type Input<Id extends OperationId> = {
  [Key in 'query' | 'path' | 'header' as IsNever<Part<Parameters<Id>, Key>> extends true
    ? never
    : Record<never, never> extends Part<Parameters<Id>, Key>
      ? never
      : Key]: Part<Parameters<Id>, Key>;
} & {
  [Key in 'query' | 'path' | 'header' as IsNever<Part<Parameters<Id>, Key>> extends true
    ? never
    : Record<never, never> extends Part<Parameters<Id>, Key>
      ? Key
      : never]?: Part<Parameters<Id>, Key>;
} & (operations[Id] extends { requestBody: { content: { 'application/json': infer Body } } }
    ? { body: Body }
    : unknown);

type IsNever<T> = [T] extends [never] ? true : false;

type Success<Responses> = {
  [Status in keyof Responses]: Status extends 200 | 201 | 202
    ? Responses[Status] extends { content: { 'application/json': infer Body } }
      ? Body
      : never
    : Status extends 204
      ? undefined
      : never;
}[keyof Responses];

export interface CallOptions {
  signal?: AbortSignal | undefined;
  timeoutMs?: number;
  /** Asks the API even where the browser has an answer that may be shown for a while yet. */
  fresh?: boolean;
}

type Call<Id extends OperationId> =
  Record<never, never> extends Input<Id>
    ? (input?: Input<Id>, options?: CallOptions) => Promise<Success<operations[Id]['responses']>>
    : (input: Input<Id>, options?: CallOptions) => Promise<Success<operations[Id]['responses']>>;

interface AnyInput {
  query?: Record<string, string | number | undefined>;
  path?: Record<string, string>;
  header?: Record<string, string | undefined>;
  body?: unknown;
}

/** How often the API said that the account may not do something. */
export const forbidden = createStore(0);

/** The API, an async function per operationId. Rejects with ProblemError, NoAnswerError, or the caller's abort reason. */
export const api = Object.fromEntries(
  (Object.keys(table) as OperationId[]).map((id) => [
    id,
    (input?: AnyInput, options?: CallOptions) => send(id, input ?? {}, options ?? {}),
  ]),
) as unknown as { [Id in OperationId]: Call<Id> };

async function send(
  id: OperationId,
  input: AnyInput,
  { signal, timeoutMs = 15_000, fresh = false }: CallOptions,
): Promise<unknown> {
  const { method, path, access } = table[id];
  const timeout = AbortSignal.timeout(timeoutMs);
  const { apiUrl } = await runtimeConfig();
  const headers = new Headers({ Accept: 'application/json, application/problem+json' });
  for (const [name, value] of Object.entries(input.header ?? {})) {
    if (value !== undefined) headers.set(name, value);
  }
  if (input.body !== undefined) headers.set('Content-Type', 'application/json');
  const request: RequestInit = {
    method,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: fresh ? 'no-cache' : 'default',
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  };
  if (input.body !== undefined) request.body = JSON.stringify(input.body);

  const attempt = (token: string | undefined) => {
    if (token) headers.set('Authorization', `Bearer ${token}`);
    else headers.delete('Authorization');
    return fetch(apiUrl + addressOf(path, input), { ...request, headers });
  };
  try {
    const token = access === 'public' ? undefined : await sessionToken();
    let response = await attempt(token);
    if (response.status === 401 && token) {
      const fresh = await freshToken(token);
      // Without a session any more, what anyone may read is still to be read.
      if (fresh || (access === 'identified' && method === 'GET')) response = await attempt(fresh);
    }
    if (!response.ok) {
      if (response.status === 403) forbidden.set(forbidden.get() + 1);
      throw await problemFrom(response);
    }
    return response.status === 204 ? undefined : await response.json();
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (error instanceof TypeError || error instanceof SyntaxError || error instanceof DOMException) {
      throw new NoAnswerError(error);
    }
    throw error;
  }
}

function addressOf(template: string, { path = {}, query = {} }: AnyInput): string {
  const address = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return search.size > 0 ? `${address}?${search}` : address;
}
