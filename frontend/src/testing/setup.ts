import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { listenForComplaints, takeComplaints } from './complaints';

// How long a busy machine may take, not how long anything does.
configure({ asyncUtilTimeout: 15_000 });

beforeEach(listenForComplaints);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  expect(takeComplaints(), 'said on the console').toEqual([]);
});
