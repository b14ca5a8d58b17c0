import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { listenForComplaints, takeComplaints } from './complaints';

beforeEach(listenForComplaints);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  expect(takeComplaints(), 'said on the console').toEqual([]);
});
