import { api } from '@/api/client';
import type { DataExport } from '@/api/types';

/** All that the shop keeps of the customer, put together from as many pages as it takes. */
export async function exportData(): Promise<DataExport> {
  const { nextCursor: first, ...data } = await api.exportMyData();
  let cursor = first;
  while (cursor) {
    const page = await api.exportMyData({ query: { cursor } });
    data.orders.push(...page.orders);
    cursor = page.nextCursor;
  }
  return data;
}

/** Hands a file to the browser, which asks where to keep it or puts it with the downloads. */
export function download(name: string, data: unknown): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: the browser may only now begin to read it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Asks again until the person is removed from every order. */
export async function deleteData(): Promise<void> {
  while (!(await api.deleteMyAccount()).done);
}
