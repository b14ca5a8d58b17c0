import { vi } from 'vitest';

const complaints: string[] = [];

export function listenForComplaints(): void {
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => void complaints.push(words.join(' ')));
  }
}

/** What was said on the console since the last time. */
export function takeComplaints(): string[] {
  return complaints.splice(0);
}
