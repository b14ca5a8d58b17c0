import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '@/api/client';
import { ProblemError } from '@/api/problem';
import type { ImportedItem } from '@/api/types';
import { ImportWizard } from './import-wizard';

const FILE =
  'Slug,Name,Category,SKU,Price\nmug,Mug,kitchen,MUG,12.50\nbad,Bad,nowhere,BAD,1\nworse,Worse,kitchen,WORSE,cheap\n';

beforeEach(() => localStorage.clear());

function open() {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <ImportWizard currency="EUR" />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

/** A shop that knows no category but the kitchen, and no product but those that were written. */
function shop(written: Set<string> = new Set()) {
  return vi.spyOn(api, 'importProducts').mockImplementation(({ body }) => {
    const items = body.items.map((item): ImportedItem => {
      const { slug = '', category } = item as unknown as Record<string, string>;
      if (category !== 'kitchen') {
        const errors = [{ pointer: '/category', detail: 'There is no such category.' }];
        return { outcome: 'refused', changes: [], detail: 'Change it.', errors };
      }
      if (written.has(slug)) return { outcome: 'unchanged', id: `prd_${slug}`, changes: [] };
      if (!body.dryRun) written.add(slug);
      return { outcome: 'created', changes: [] };
    });
    return Promise.resolve({ items });
  });
}

async function choose(user: ReturnType<typeof userEvent.setup>, text: string, name = 'file.csv') {
  await user.upload(screen.getByLabelText('A CSV or JSON file'), new File([text], name, { type: 'text/csv' }));
}

describe('the wizard', () => {
  it('checks a file, leaves out what is wrong, and imports the rest', async () => {
    const written = new Set<string>();
    const calls = shop(written);
    const user = open();
    await choose(user, FILE);
    expect(document.activeElement).toBe(await screen.findByRole('heading', { name: 'file.csv: 3 rows' }));
    await user.click(screen.getByRole('button', { name: 'Check' }));
    await screen.findByRole('heading', { name: 'What the import would do' });
    const errors = screen.getByRole('list', { name: 'With errors' });
    expect(within(errors).getByText('Category: There is no such category.')).toBeTruthy();
    expect(within(errors).getByText('Price: “cheap” is no amount such as 12.50.')).toBeTruthy();
    expect(written.size).toBe(0);

    const go = screen.getByRole('button', { name: 'Import 1 product' });
    await user.click(go);
    expect(calls).toHaveBeenCalledTimes(1);
    await user.click(screen.getByRole('checkbox', { name: /Leave out 2 products/ }));
    await user.click(go);
    await screen.findByRole('heading', { name: 'Imported' });
    expect([...written]).toEqual(['mug']);
    expect(calls.mock.lastCall?.[0].body.items).toHaveLength(1);
  });

  it('tells what is wrong with a file, and takes the next', async () => {
    shop();
    const user = open();
    await choose(user, 'Slug,SKU\nmug,"MUG');
    expect((await screen.findByRole('alert')).textContent).toContain('cut off');
    vi.spyOn(File.prototype, 'arrayBuffer').mockRejectedValueOnce(new DOMException('gone', 'NotFoundError'));
    await choose(user, FILE);
    await screen.findByText(/could not read this file/);
    await choose(user, '[{"slug":"mug","category":"kitchen"}]', 'file.json');
    await screen.findByText('A JSON file names its fields itself; there is nothing to match.');
    await user.click(screen.getByRole('button', { name: 'Check' }));
    await screen.findByRole('button', { name: 'Import 1 product' });
  });

  it('goes on where it was, when the same file is chosen again', async () => {
    const written = new Set<string>();
    const calls = shop(written);
    const rows = Array.from({ length: 160 }, (_, n) => `thing-${n},Thing,kitchen,THING-${n},1`);
    const file = `Slug,Name,Category,SKU,Price\n${rows.join('\n')}\n`;
    const user = open();
    await choose(user, file);
    await user.click(await screen.findByRole('button', { name: 'Check' }));
    await screen.findByRole('heading', { name: 'What the import would do' });
    const forbidden = new ProblemError({ type: '/problems/forbidden', title: 'Not allowed', status: 403 });
    const answer = calls.getMockImplementation();
    calls.mockImplementation((input) =>
      (input.body.items[0] as unknown as { slug: string }).slug === 'thing-50'
        ? Promise.reject(forbidden)
        : (answer?.(input) as ReturnType<typeof api.importProducts>),
    );
    await user.click(screen.getByRole('button', { name: 'Import 160 products' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Not allowed');
    await user.click(screen.getByRole('button', { name: 'Choose another file' }));

    if (answer) calls.mockImplementation(answer);
    await choose(user, file);
    await screen.findByText(/An import of this very file was begun/);
    calls.mockClear();
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    await screen.findByRole('heading', { name: 'Imported' });
    expect(written.size).toBe(160);
    expect(calls.mock.calls.length).toBeLessThan(4);
  });
});
