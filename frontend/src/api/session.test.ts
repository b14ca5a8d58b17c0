import { beforeEach, describe, expect, it } from 'vitest';
import { orderRequest } from '@/testing/builders';
import { fakeApi, problem } from '@/testing/fake-api';
import { idToken } from '@/testing/tokens';
import { api, forbidden } from './client';
import { NoAnswerError } from './problem';
import { currentSession, endSession, freshToken, hasLapsed, refreshSessionWith, startSession } from './session';

const place = () => api.createOrder({ header: { 'Idempotency-Key': 'k' }, body: orderRequest() });
const read = () => api.getOrder({ path: { orderId: 'ord_1' } });
const bearer = (headers: Headers | undefined) => headers?.get('Authorization')?.replace('Bearer ', '') ?? null;

/** An API to which only this token is good. */
function onlyTakes(token: string) {
  const answer = ({ headers }: { headers: Headers }) =>
    [token, null].includes(bearer(headers)) ? {} : problem(401, 'unauthorized');
  return fakeApi({ createOrder: answer, getOrder: answer, listCategories: () => ({ items: [] }) });
}

let refreshed = 0;

function refreshGives(token: string | null): void {
  refreshed = 0;
  refreshSessionWith(() => {
    refreshed += 1;
    return Promise.resolve(token);
  });
}

beforeEach(() => {
  endSession();
  refreshGives(null);
});

describe('a session', () => {
  it('goes along where the contract takes a token, and nowhere else', async () => {
    const token = idToken();
    startSession(token);
    const { received } = onlyTakes(token);
    await read();
    await api.listCategories();
    expect(received.map(({ headers }) => bearer(headers))).toEqual([token, null]);
    expect(refreshed).toBe(0);
  });

  it('is renewed before its token runs out, once for all who ask', async () => {
    startSession(idToken({ seconds: 30 }));
    const fresh = idToken({ name: 'fresh' });
    refreshGives(fresh);
    const { received } = onlyTakes(fresh);
    await Promise.all([read(), read(), place()]);
    expect(received.map(({ headers }) => bearer(headers))).toEqual([fresh, fresh, fresh]);
    expect(refreshed).toBe(1);
  });

  it('is renewed once where a token is refused', async () => {
    startSession(idToken());
    const fresh = idToken({ name: 'fresh' });
    refreshGives(fresh);
    onlyTakes(fresh);
    await place();
    expect(refreshed).toBe(1);
    expect(currentSession()?.idToken).toBe(fresh);
  });

  it('is not renewed again and again where the fresh token is refused too', async () => {
    startSession(idToken());
    refreshGives(idToken({ name: 'fresh' }));
    const { received } = onlyTakes('none');
    await expect(place()).rejects.toMatchObject({ status: 401 });
    expect([refreshed, received.length]).toEqual([1, 2]);
  });

  it('ends where it cannot be renewed; what anyone may read is still read, and nothing is done as somebody else', async () => {
    startSession(idToken());
    const { received } = onlyTakes('none');
    await read();
    expect(currentSession()).toBeNull();
    expect(received.map(({ headers }) => bearer(headers) !== null)).toEqual([true, false]);

    startSession(idToken());
    await expect(place()).rejects.toMatchObject({ status: 401, type: 'unauthorized' });
    expect(currentSession()).toBeNull();
  });

  it('is kept where nobody could say whether it still holds', async () => {
    startSession(idToken({ seconds: 30 }));
    refreshSessionWith(() => Promise.reject(new NoAnswerError('down')));
    onlyTakes('none');
    await expect(place()).rejects.toBeInstanceOf(NoAnswerError);
    expect(currentSession()).not.toBeNull();
  });

  it('that ended while it was renewed stays ended', async () => {
    startSession(idToken({ seconds: 30 }));
    refreshSessionWith(() => {
      endSession();
      return Promise.resolve(idToken({ name: 'fresh' }));
    });
    const { received } = onlyTakes('none');
    await read();
    expect(bearer(received[0]?.headers)).toBeNull();
    expect(currentSession()).toBeNull();
  });

  it('follows what another tab does', () => {
    startSession(idToken());
    const kept = localStorage.getItem('tradewind.session') ?? '';
    localStorage.removeItem('tradewind.session');
    window.dispatchEvent(new StorageEvent('storage', { key: 'tradewind.session' }));
    expect(currentSession()).toBeNull();
    localStorage.setItem('tradewind.session', kept);
    window.dispatchEvent(new StorageEvent('storage', { key: 'tradewind.session' }));
    expect(currentSession()).toMatchObject({ sub: 'customer-ada', email: 'ada@example.com' });
  });

  it.each(['', '{', '[]', '{"idToken": 1}', 'null'])('is not read out of %j', (text) => {
    localStorage.setItem('tradewind.session', text);
    window.dispatchEvent(new StorageEvent('storage', { key: 'tradewind.session' }));
    expect(currentSession()).toBeNull();
  });

  it('tells a session that could not be renewed from one that somebody ended', async () => {
    const token = idToken();
    startSession(token);
    await freshToken(token);
    expect([currentSession(), hasLapsed()]).toEqual([null, true]);
    startSession(token);
    expect(hasLapsed()).toBe(false);
    endSession();
    expect([currentSession(), hasLapsed()]).toEqual([null, false]);
  });

  it('says where staff lack a second factor', () => {
    startSession(idToken({ second_factor: 'missing' }));
    expect(currentSession()?.lacksSecondFactor).toBe(true);
    startSession(idToken());
    expect(currentSession()?.lacksSecondFactor).toBe(false);
  });

  it('counts what the account may not do, and nothing else that is refused', async () => {
    startSession(idToken());
    const before = forbidden.get();
    fakeApi({ createOrder: () => problem(409, 'out-of-stock') });
    await expect(place()).rejects.toMatchObject({ status: 409 });
    expect(forbidden.get()).toBe(before);
    fakeApi({ createOrder: () => problem(403, 'forbidden') });
    await expect(place()).rejects.toMatchObject({ status: 403 });
    expect(forbidden.get()).toBe(before + 1);
  });
});
