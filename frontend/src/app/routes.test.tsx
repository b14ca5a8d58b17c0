import { createRoutesFromElements } from 'react-router';
import { describe, expect, it } from 'vitest';
import { Pages } from '@/features/admin/pages/back-office';
import { addressOf, areas } from '@/features/admin/shell/areas';
// biome-ignore lint/style/noRestrictedImports: what the browser tests look at stands with them
import { routes as looked } from '../../../tests/browser/routes';
import { routes } from './routes';

const sorted = (paths: Iterable<string>) => [...new Set(paths)].sort();

describe('the pages of the shop', () => {
  it('are all looked at by the browser tests, which name no others', () => {
    // One with others in it is a frame around them, and no page.
    const shop = routes
      .flatMap((route) => (route.children.length > 0 ? route.children : [route]))
      .map(({ path }) => path);
    const admin = createRoutesFromElements(Pages().props.children).map(({ path = '*' }) => path);
    const own = [...shop, ...admin].filter((path) => path !== '*');
    expect(sorted([...looked, ...areas.map(addressOf)])).toEqual(sorted(own));
  });
});
