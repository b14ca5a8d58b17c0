import { api } from '@/api/client';
import { currentSession, onSessionChange } from '@/api/session';
import { adoptLines, type CartLine, currentCart, loaded, onCartChange } from './cart-store';

// Whose account this browser's cart is kept with; none for the cart of who is not signed in.
const OWNER = 'tradewind.cart-owner';
// Set while the account has not heard of the last change.
const UNSENT = 'tradewind.cart-unsent';
const PAUSE_MS = 400;

let work: Promise<void> = Promise.resolve();
let pause: ReturnType<typeof setTimeout> | undefined;

/**
 * Keeps the cart with the account of who is signed in. The cart from before sign-in is merged with the account's; from then on
 * each change goes there, and what another device changed comes from there. When the session ends, the cart stays with the account alone.
 */
export function keepCartWithAccount(): void {
  onSessionChange(() => void follow());
  onCartChange(() => {
    if (!currentSession()) return;
    mark(UNSENT, 'yes');
    clearTimeout(pause);
    pause = setTimeout(follow, PAUSE_MS);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void follow();
  });
  window.addEventListener('online', () => void follow());
  void follow();
}

/** One step at a time: each looks at how things stand when its turn comes. */
function follow(): Promise<void> {
  work = work.then(step).catch(() => undefined);
  return work;
}

async function step(): Promise<void> {
  await loaded;
  const sub = currentSession()?.sub;
  const owner = marked(OWNER);
  if (!sub) {
    if (owner) {
      mark(OWNER, null);
      mark(UNSENT, null);
      await adoptLines([]);
    }
    return;
  }
  const before = currentCart().lines;
  const lines = await exchanged(owner, sub, before);
  mark(OWNER, sub);
  // Changed meanwhile: that change is on its way, and the answer to it is the newer one.
  if (currentCart().lines !== before) return;
  mark(UNSENT, null);
  await adoptLines(lines);
}

/** What the account's cart is, after what is here has been brought to it. */
async function exchanged(owner: string | null, sub: string, here: readonly CartLine[]): Promise<readonly CartLine[]> {
  const body = { lines: [...here] };
  if (owner === sub) {
    const { lines } = marked(UNSENT) ? await api.replaceCart({ body }) : await api.getCart();
    return lines;
  }
  // A stranger's cart is not brought along.
  const { lines } = owner === null && here.length > 0 ? await api.mergeCart({ body }) : await api.getCart();
  return lines;
}

function marked(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function mark(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing merges once more with each page, which changes nothing.
  }
}
