import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it } from 'vitest';
import { api } from '@/api/client';
import { endSession, freshToken, refreshSessionWith, startSession } from '@/api/session';
import { createQueryClient } from '@/lib/query-client';
import { fakeApi, problem } from '@/testing/fake-api';
import { idToken } from '@/testing/tokens';
import { useIdentity } from './identity';
import { TurnedAway, useAdmission } from './turned-away';

const staff = idToken({ 'cognito:groups': ['staff'] });

function Office() {
  const { identity, turnedAway } = useAdmission(useIdentity());
  if (!identity) return <p>Closed</p>;
  return (
    <>
      {turnedAway && <TurnedAway />}
      <input aria-label="Typed" />
    </>
  );
}

async function open() {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <MemoryRouter>
        <Office />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await userEvent.type(screen.getByLabelText('Typed'), 'a lamp');
}

async function beRefused() {
  fakeApi({ listStock: () => problem(403, 'forbidden') });
  await act(() => api.listStock().catch(() => undefined));
}

const said = () => screen.getByRole('alert').textContent;
const typed = () => screen.getByLabelText<HTMLInputElement>('Typed').value;

beforeEach(() => {
  endSession();
  refreshSessionWith(() => Promise.resolve(null));
  startSession(staff);
});

it('lets staff in, and says nothing as long as nothing is refused', async () => {
  await open();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says that the role was changed where the API refuses, and keeps what was typed', async () => {
  await open();
  await beRefused();
  expect(said()).toContain('Your role was changed');
  expect(typed()).toBe('a lamp');
});

it('asks again, and goes on where the role is back', async () => {
  await open();
  await beRefused();
  refreshSessionWith(() => Promise.resolve(idToken({ name: 'fresh', 'cognito:groups': ['staff'] })));
  await userEvent.click(screen.getByRole('button', { name: /^Ask again/ }));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(typed()).toBe('a lamp');
});

it('says that the session has ended where asking again finds no session, and keeps what was typed', async () => {
  await open();
  await beRefused();
  await userEvent.click(screen.getByRole('button', { name: /^Ask again/ }));
  expect(said()).toContain('Your session has ended');
  expect(screen.getByRole('link', { name: 'Sign in, in another tab' }).getAttribute('target')).toBe('_blank');
  expect(typed()).toBe('a lamp');
});

it('keeps the page too where a renewed token has no role any more', async () => {
  await open();
  refreshSessionWith(() => Promise.resolve(idToken({ name: 'fresh' })));
  await act(() => freshToken(staff));
  expect(said()).toContain('Your role was changed');
  expect(typed()).toBe('a lamp');
});

it('closes at once where the person signs out, or is another', async () => {
  await open();
  act(() => startSession(idToken({ sub: 'customer-otto' })));
  expect(screen.queryByText('Closed')).not.toBeNull();
  act(() => startSession(staff));
  act(() => endSession());
  expect(screen.queryByText('Closed')).not.toBeNull();
});
