import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, expect, vi } from 'vitest';

const complaints: string[] = [];

beforeEach(() => {
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => void complaints.push(words.join(' ')));
  }
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  expect(complaints.splice(0), 'said on the console').toEqual([]);
});
