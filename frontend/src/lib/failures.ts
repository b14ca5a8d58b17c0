import { NoAnswerError, ProblemError } from '@/api/problem';
import { ConfigError } from '@/config/runtime-config';

export interface FailureText {
  title: string;
  advice: string;
  /** Quoted when asking for help. */
  reference?: string | undefined;
}

export function describe(error: unknown, online = true): FailureText {
  if (!online) {
    return { title: 'You are offline', advice: 'Reconnect and try again. Your cart is kept on this device.' };
  }
  if (error instanceof NoAnswerError) {
    return { title: error.message, advice: 'Check your connection and try again in a moment.' };
  }
  if (error instanceof ProblemError) {
    if (error.status === 429 && error.type !== 'asked-too-often') {
      return { title: 'Many people are shopping right now', advice: 'Wait a moment, then try again.' };
    }
    if (error.status >= 500) {
      return {
        title: 'The shop has a problem',
        advice: 'It is not your doing. Try again in a moment.',
        reference: error.requestId,
      };
    }
    return { title: error.title, advice: error.detail ?? 'Try again in a moment.', reference: error.requestId };
  }
  if (error instanceof ConfigError) {
    return { title: 'The shop is not set up correctly', advice: error.message };
  }
  return { title: 'Something went wrong on this page', advice: 'Try again, or reload the page. Your cart is kept.' };
}
