import { useCallback, useEffect, useRef, useState } from 'react';
import type { Theme } from '@/lib/theme';

type FrameMessage =
  | { type: 'ready' }
  | { type: 'height'; height: number }
  | { type: 'submit' }
  | { type: 'token'; token: string }
  | { type: 'invalid' };

/** The provider's hosted fields; simulated ones are served by the shop itself. */
const FIELDS = '/payment-fields/index.html';
const ORIGIN = location.origin;

/**
 * The card number is typed into a frame of the payment provider, and stays there: what comes out is a token.
 * `tokenize` gives undefined where the card is not filled in correctly; the frame then shows what is wrong and has the focus.
 */
export function usePaymentFrame(theme: Theme, onSubmit: () => void) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [src] = useState(() => `${FIELDS}?theme=${theme}`);
  const [ready, setReady] = useState(false);
  const [height, setHeight] = useState<number>();
  const answer = useRef<(token: string | undefined) => void>();
  const submit = useRef(onSubmit);
  submit.current = onSubmit;

  const post = useCallback((message: object) => frame.current?.contentWindow?.postMessage(message, ORIGIN), []);

  useEffect(() => {
    function receive({ source, origin, data }: MessageEvent<FrameMessage>) {
      if (source !== frame.current?.contentWindow || origin !== ORIGIN) return;
      if (data.type === 'ready') setReady(true);
      else if (data.type === 'height') setHeight(data.height);
      else if (data.type === 'submit') submit.current();
      else answer.current?.(data.type === 'token' ? data.token : undefined);
    }
    window.addEventListener('message', receive);
    return () => window.removeEventListener('message', receive);
  }, []);

  useEffect(() => {
    if (ready) post({ type: 'theme', theme });
  }, [ready, theme, post]);

  const tokenize = useCallback(
    () =>
      new Promise<string | undefined>((resolve) => {
        answer.current = resolve;
        frame.current?.focus();
        post({ type: 'tokenize' });
      }),
    [post],
  );

  return { frame, src, ready, height, tokenize };
}
