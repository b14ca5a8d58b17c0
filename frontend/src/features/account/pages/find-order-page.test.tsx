import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi, problem } from '@/testing/fake-api';
import { renderShop } from '@/testing/render-shop';

const categories = { listCategories: () => ({ items: [] }) };

async function ask(answer: (request: { body: unknown }) => object, number = ' 7f3k9 q2mxt ') {
  const api = fakeApi({ ...categories, requestOrderLink: answer });
  const { user } = renderShop('/find-order');
  await user.type(await screen.findByLabelText(/^Order number/), number);
  await user.type(screen.getByLabelText(/^E-mail address/), 'ada@example.com ');
  await user.click(screen.getByRole('button', { name: 'Mail me the link' }));
  const sent = () => api.received.filter(({ operation }) => operation === 'requestOrderLink');
  return { user, sent };
}

describe('finding an order', () => {
  it('promises a mail if there is such an order, and lets ask again', async () => {
    const { user, sent } = await ask(() => ({ email: 'ada@example.com' }));
    expect(await screen.findByRole('heading', { name: 'Look into your mail' })).toBeDefined();
    expect(screen.getByText(/If there is such an order of ada@example\.com/)).toBeDefined();
    expect(sent().map(({ body }) => body)).toEqual([{ number: '7f3k9 q2mxt', email: 'ada@example.com' }]);
    await user.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(await screen.findByRole('heading', { name: 'Find your order' })).toBeDefined();
  });

  it('says at the field what is no number, and asks nobody', async () => {
    const { sent } = await ask(() => ({ email: 'ada@example.com' }), '7F3K9');
    expect(await screen.findByText('Enter the ten letters and digits, such as 7F3K9-Q2MXT.')).toBeDefined();
    expect(sent()).toEqual([]);
  });

  it('says that it was asked too often, not that many people are shopping', async () => {
    await ask(() =>
      problem(429, 'asked-too-often', { title: 'Asked too often', detail: 'Wait a quarter of an hour.' }),
    );
    expect((await screen.findByRole('alert')).textContent).toBe('Asked too often. Wait a quarter of an hour.');
  });
});
