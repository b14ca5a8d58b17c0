import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { endSession, startSession } from '@/api/session';
import { fakeApi, noAnswer } from '@/testing/fake-api';
import { idToken } from '@/testing/tokens';
import { adoptOrdersAfterSignIn } from './adopt-orders';

const client = new QueryClient();
let invalidate: MockInstance;

type Answer = { adopted: number; done: boolean };

function adoption(...answers: (Answer | 'down')[]) {
  return fakeApi({
    adoptOrders: () => {
      const answer = answers.shift() ?? { adopted: 0, done: true };
      return answer === 'down' ? noAnswer() : answer;
    },
  }).received;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

adoptOrdersAfterSignIn(client);

beforeEach(async () => {
  endSession();
  await settled();
  invalidate = vi.spyOn(client, 'invalidateQueries');
});

describe('what was ordered as a guest', () => {
  it('is asked for once after sign-in, however often the session is renewed', async () => {
    const received = adoption({ adopted: 2, done: true });
    startSession(idToken());
    await vi.waitFor(() => expect(invalidate).toHaveBeenCalledWith({ queryKey: ['me', 'orders'] }));
    startSession(idToken({ name: 'second' }));
    await settled();
    expect(received.map(({ operation }) => operation)).toEqual(['adoptOrders']);
    expect(received[0]?.headers.get('Authorization')).toMatch(/^Bearer /);
  });

  it('is asked for until all of it is done, and again after the next sign-in', async () => {
    const received = adoption({ adopted: 100, done: false }, { adopted: 3, done: true });
    startSession(idToken());
    await vi.waitFor(() => expect(received).toHaveLength(2));
    await settled();
    endSession();
    startSession(idToken());
    await vi.waitFor(() => expect(received).toHaveLength(3));
  });

  it('changes no list where there is none', async () => {
    const received = adoption();
    startSession(idToken());
    await vi.waitFor(() => expect(received).toHaveLength(1));
    await settled();
    expect(invalidate).not.toHaveBeenCalled();
  });

  it('is asked for later where the shop did not answer', async () => {
    const received = adoption('down', { adopted: 1, done: true });
    startSession(idToken());
    await vi.waitFor(() => expect(received).toHaveLength(1));
    await settled();
    startSession(idToken({ name: 'second' }));
    await vi.waitFor(() => expect(invalidate).toHaveBeenCalled());
    expect(received).toHaveLength(2);
  });
});
