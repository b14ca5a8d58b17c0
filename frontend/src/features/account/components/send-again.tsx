import { useState } from 'react';

/** Another code, and word of it. */
export function SendAgain({ send }: { send: () => Promise<void> }) {
  const [state, setState] = useState<'idle' | 'sending' | 'sent' | 'failed'>('idle');
  return (
    <span role="status">
      {state === 'sent' ? (
        <span className="soft small">Another code is on its way.</span>
      ) : (
        <button
          type="button"
          className="text-button"
          aria-disabled={state === 'sending'}
          onClick={() => {
            if (state === 'sending') return;
            setState('sending');
            send().then(
              () => setState('sent'),
              () => setState('failed'),
            );
          }}
        >
          {state === 'failed' ? 'That did not work; send it again' : 'Send the code again'}
        </button>
      )}
    </span>
  );
}
