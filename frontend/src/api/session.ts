import { createStore, useStore } from '@/lib/store';

/** Who is signed in here. The token proves it to the API, which alone decides what it allows. */
export interface Session {
  /** Cognito's id of the user. */
  sub: string;
  email: string;
  groups: readonly string[];
  /** True where somebody of the staff has no role until they set up a second factor. */
  lacksSecondFactor?: boolean;
  idToken: string;
  /** By this device's clock, in milliseconds since 1970. */
  expiresAt: number;
}

/** Gets a new ID token; null where the session is over for good. Rejects where nobody could say. */
type Refresh = () => Promise<string | null>;

const KEY = 'tradewind.session';
const EARLY_MS = 60_000;

const store = createStore<Session | null>(read());
// Set while there is no session because it could not be renewed, and not because somebody signed out.
let lapsed = false;
// Another tab's sign-in, sign-out and fresh tokens are this one's.
window.addEventListener('storage', ({ key }) => {
  if (key === KEY || key === null) store.set(read());
});
// A page that returns from the browser's memory has heard of none of them.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) store.set(read());
});

export const useSession = () => useStore(store);
export const currentSession = () => store.get();
export const onSessionChange = store.subscribe;
export const hasLapsed = () => lapsed;

let refresh: Refresh = () => Promise.resolve(null);
let refreshing: Promise<string | undefined> | undefined;

/** The library that talks to Cognito is large, so the client knows only how to call for it. */
export function refreshSessionWith(next: Refresh): void {
  refresh = next;
}

export function startSession(idToken: string): void {
  const claims = claimsOf(idToken);
  keep({
    sub: claims.sub,
    email: claims.email,
    groups: claims['cognito:groups'] ?? [],
    lacksSecondFactor: claims.second_factor === 'missing',
    idToken,
    // Not `exp` itself: this device's clock may be wrong.
    expiresAt: Date.now() + (claims.exp - claims.iat) * 1000,
  });
}

export function endSession(): void {
  keep(null);
}

/** A token that holds for a while yet; undefined for who is not signed in, or no longer. */
export async function sessionToken(): Promise<string | undefined> {
  const session = store.get();
  if (!session) return undefined;
  return session.expiresAt - EARLY_MS > Date.now() ? session.idToken : freshToken(session.idToken);
}

/** Another token than the one that was refused; undefined where there is none to be had, which ends the session. */
export async function freshToken(refused: string): Promise<string | undefined> {
  const session = store.get();
  if (!session) return undefined;
  if (session.idToken !== refused) return session.idToken;
  refreshing ??= renew().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function renew(): Promise<string | undefined> {
  const token = await refresh();
  if (token === null) keep(null, true);
  // Whoever signed out meanwhile stays signed out.
  else if (store.get()) startSession(token);
  return store.get()?.idToken;
}

function keep(session: Session | null, ofItself = false): void {
  lapsed = ofItself;
  store.set(session);
  try {
    if (session) localStorage.setItem(KEY, JSON.stringify(session));
    else localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing is signed in until the page is left.
  }
}

interface Claims {
  sub: string;
  email: string;
  exp: number;
  iat: number;
  'cognito:groups'?: string[];
  second_factor?: string;
}

/** Read, not verified: what it says is only shown, and the API verifies it. */
function claimsOf(token: string): Claims {
  const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(payload), (letter) => letter.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Claims;
}

function read(): Session | null {
  try {
    const value = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Session | null;
    return typeof value?.idToken === 'string' && Number.isFinite(value.expiresAt) ? value : null;
  } catch {
    return null;
  }
}
