import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/** Navigation state of a link that leaves the reader where they are. */
export const KEEP_SCROLL = { keepScroll: true } as const;

const KEY = 'tradewind.scroll';

/** A page opens at its top; Back, Forward and reload return to where the reader was, as soon as the page is long enough. */
export function useScrollRestoration(): void {
  const { key, hash, state } = useLocation();
  const type = useNavigationType();
  const current = useRef(key);

  useEffect(() => {
    history.scrollRestoration = 'manual';
    const remember = () => {
      positions()[current.current] = window.scrollY;
    };
    window.addEventListener('scroll', remember, { passive: true });
    window.addEventListener('pagehide', keepPositions);
    return () => {
      window.removeEventListener('scroll', remember);
      window.removeEventListener('pagehide', keepPositions);
    };
  }, []);

  useLayoutEffect(() => {
    current.current = key;
    if ((state as typeof KEEP_SCROLL | null)?.keepScroll && type !== 'POP') {
      positions()[key] = window.scrollY;
      return;
    }
    if (type !== 'POP') {
      const target = hash && document.getElementById(hash.slice(1));
      if (target) target.scrollIntoView();
      else window.scrollTo(0, 0);
      return;
    }
    return returnTo(positions()[key] ?? 0);
  }, [key, hash, state, type]);
}

/** Scrolls again while the page grows, until it is reached or the reader takes over. */
function returnTo(top: number): () => void {
  const reach = () => {
    window.scrollTo(0, top);
    if (Math.abs(window.scrollY - top) <= 1) stop();
  };
  const growth = new ResizeObserver(reach);
  const takeovers = ['wheel', 'touchmove', 'keydown', 'pointerdown'];
  const stop = () => {
    growth.disconnect();
    for (const event of takeovers) window.removeEventListener(event, stop);
  };
  for (const event of takeovers) window.addEventListener(event, stop, { passive: true });
  growth.observe(document.body);
  reach();
  return stop;
}

let known: Record<string, number> | undefined;

function positions(): Record<string, number> {
  try {
    known ??= JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Record<string, number>;
  } catch {
    known = {};
  }
  return known;
}

function keepPositions(): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(positions()));
  } catch {
    // A reload then starts at the top.
  }
}
