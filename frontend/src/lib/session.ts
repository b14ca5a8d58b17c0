const KEY = 'tradewind.idToken';

/** The ID token of who is signed in here; null where nobody is. */
export function getIdToken(): Promise<string | null> {
  try {
    return Promise.resolve(sessionStorage.getItem(KEY));
  } catch {
    return Promise.resolve(null);
  }
}
