import { vi } from 'vitest';
import { operations } from '@/api/operations';

export interface Received {
  path: string;
  search: URLSearchParams;
  headers: Headers;
  body: unknown;
}

type Answer = object | Response | (() => never);
type Answers = Partial<Record<keyof typeof operations, (request: Received) => Answer>>;

const config = {
  environment: 'test',
  apiUrl: '/api',
  cognitoUrl: '/cognito',
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_pool',
  clientId: 'client',
  paymentProvider: 'simulated',
};

/** Stands where `fetch` is: answers by operationId, and keeps what it received. */
export function fakeApi(answers: Answers, settings: object = {}) {
  const received: (Received & { operation: string })[] = [];
  vi.stubGlobal('fetch', async (address: string, request: RequestInit = {}) => {
    if (address === '/config.json') return Response.json({ ...config, ...settings });
    const { pathname, searchParams } = new URL(address, 'https://shop.example');
    const path = pathname.replace('/api', '');
    const [operation] =
      Object.entries(operations).find(
        ([, { method, path: template }]) =>
          method === (request.method ?? 'GET') && new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
      ) ?? [];
    const answer = answers[operation as keyof typeof operations];
    if (!operation || !answer) throw new Error(`Nobody expected ${request.method} ${address}`);
    const call = {
      path,
      search: searchParams,
      headers: new Headers(request.headers),
      body: request.body ? JSON.parse(String(request.body)) : undefined,
    };
    received.push({ ...call, operation });
    const result = answer(call);
    return result instanceof Response ? result : Response.json(result);
  });
  return { received };
}

export function problem(status: number, type: string, more: object = {}): Response {
  return Response.json({ type: `/problems/${type}`, title: type, status, ...more }, { status });
}

/** As when the network is down. */
export function noAnswer(): never {
  throw new TypeError('Failed to fetch');
}
