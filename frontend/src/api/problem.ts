import type { components } from './schema';

export type Problem = components['schemas']['Problem'];

/** The server answered with a problem (RFC 9457). */
export class ProblemError extends Error {
  readonly status: number;
  /** The last part of the problem's `type`, such as `out-of-stock`. */
  readonly type: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly requestId: string | undefined;
  /** What is wrong with each field, by JSON pointer. */
  readonly errors: ReadonlyMap<string, { detail: string; code: string | undefined }>;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.status = problem.status;
    this.type = problem.type.slice(problem.type.lastIndexOf('/') + 1);
    this.title = problem.title;
    this.detail = problem.detail;
    this.requestId = problem.requestId;
    this.errors = new Map((problem.errors ?? []).map(({ pointer, detail, code }) => [pointer, { detail, code }]));
  }
}

/** No answer arrived: whether the server acted on the request is not known. */
export class NoAnswerError extends Error {
  readonly timedOut: boolean;

  constructor(cause: unknown) {
    const timedOut = cause instanceof DOMException && cause.name === 'TimeoutError';
    super(timedOut ? 'The shop took too long to answer.' : 'The shop could not be reached.', { cause });
    this.name = 'NoAnswerError';
    this.timedOut = timedOut;
  }
}

export async function problemFrom(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null);
  return new ProblemError(
    isProblem(body)
      ? body
      : { type: 'about:blank', title: response.statusText || `HTTP ${response.status}`, status: response.status },
  );
}

/** Whether the very same request may succeed when sent again. */
export function isPassing(error: unknown): boolean {
  if (error instanceof ProblemError) {
    return error.status === 429 || (error.status >= 500 && error.type !== 'payment-timeout');
  }
  return error instanceof NoAnswerError;
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'type' in body &&
    typeof body.type === 'string' &&
    'title' in body &&
    typeof body.title === 'string' &&
    'status' in body &&
    typeof body.status === 'number'
  );
}
