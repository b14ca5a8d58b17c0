import { describe, expect, it } from 'vitest';
import { ownPage } from './next-page';

describe('where sign-in leads', () => {
  it.each([
    ['/account/orders?state=paid', '/account/orders?state=paid'],
    [null, '/account'],
    ['', '/account'],
    ['//example.org/', '/account'],
    ['https://example.org/', '/account'],
    ['/\\example.org', '/account'],
    ['javascript:alert(1)', '/account'],
    ['http://[', '/account'],
  ])('%j is %s', (next, page) => {
    expect(ownPage(next)).toBe(page);
  });
});
