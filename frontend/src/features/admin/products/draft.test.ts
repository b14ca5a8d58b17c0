import { describe, expect, it } from 'vitest';
import { product, variant } from '@/testing/builders';
import {
  addOption,
  addValue,
  check,
  copyOf,
  type Draft,
  draftOf,
  emptyDraft,
  removeOption,
  removeValue,
  rename,
  skuFor,
  slugFor,
} from './draft';

const skus = ({ variants }: Draft) => variants.map(({ sku }) => sku);

function shirts(): Draft {
  let draft = rename(emptyDraft(), 'Linen shirt', true);
  draft = addOption(draft, 'Size', 'S');
  draft = addOption(draft, 'Colour', 'Sand');
  draft = addValue(draft, 'Size', 'M');
  return addValue(draft, 'Colour', 'Clay');
}

describe('a draft of a product', () => {
  it('has a variant for every combination of values, in their order', () => {
    expect(skus(shirts())).toEqual([
      'LINEN-SHIRT-S-SAND',
      'LINEN-SHIRT-S-CLAY',
      'LINEN-SHIRT-M-SAND',
      'LINEN-SHIRT-M-CLAY',
    ]);
  });

  it('leaves a combination out that was removed, when another value comes', () => {
    const draft = shirts();
    const without = { ...draft, variants: draft.variants.filter(({ sku }) => sku !== 'LINEN-SHIRT-M-CLAY') };
    expect(skus(addValue(without, 'Size', 'L'))).toEqual([
      'LINEN-SHIRT-S-SAND',
      'LINEN-SHIRT-S-CLAY',
      'LINEN-SHIRT-M-SAND',
      'LINEN-SHIRT-L-SAND',
      'LINEN-SHIRT-L-CLAY',
    ]);
    expect(skus(removeValue(draft, 'Colour', 'Sand'))).toEqual(['LINEN-SHIRT-S-CLAY', 'LINEN-SHIRT-M-CLAY']);
  });

  it('keeps one variant where nothing tells several apart any more', () => {
    const draft = removeOption(shirts(), 'Colour');
    expect(draft.options.map(({ name }) => name)).toEqual(['Size']);
    expect(skus(draft)).toEqual(['LINEN-SHIRT-S', 'LINEN-SHIRT-M']);
  });

  it('lets slug and SKUs follow its name until somebody chose others', () => {
    const draft = rename(emptyDraft(), 'Mug', true);
    expect(skus(draft)).toEqual(['MUG']);
    const chosen = { ...draft, slug: 'my-mug', variants: draft.variants.map((each) => ({ ...each, sku: 'OWN' })) };
    const renamed = rename(chosen, 'Cup', true);
    expect([renamed.slug, ...skus(renamed)]).toEqual(['my-mug', 'OWN']);
    expect(rename(draftOf(product(), new Map()), 'Cup', false).slug).toBe('stoneware-mug');
  });

  it.each([
    ['Straße & Café', 'strasse-cafe'],
    ['  --Mug!! ', 'mug'],
    ['日本', ''],
    ['x'.repeat(100), 'x'.repeat(80)],
  ])('makes a slug of %s', (name, slug) => {
    expect(slugFor(name)).toBe(slug);
  });

  it('makes no SKU longer than there may be, or with a hyphen at its end', () => {
    expect(skuFor(`${'x'.repeat(39)} y`, {})).toBe('X'.repeat(39));
  });

  it('names what cannot be sent, by the pointers of the API', () => {
    const draft = { ...shirts(), name: ' ', slug: 'No Slug' };
    draft.variants = draft.variants.map((each, i) => ({ ...each, sku: i < 2 ? 'SAME' : 'no sku', onHand: '1.5' }));
    const { errors } = check(draft, 'EUR');
    expect([...errors.keys()].filter((pointer) => !pointer.startsWith('/variants'))).toEqual([
      '/name',
      '/slug',
      '/category',
    ]);
    expect(errors.get('/variants/1/sku')).toMatch(/twice/);
    expect(errors.get('/variants/2/sku')).toMatch(/Capitals/);
    expect(errors.get('/variants/0/price')).toMatch(/amount/);
    expect(errors.get('/variants/3/stock')).toMatch(/whole/);
  });

  it('counts the stock of a SKU that is there, and sends it with one that is new', () => {
    const draft = draftOf(product(), new Map([['MUG-SAND', { onHand: 9, reserved: 2 }]]));
    expect(check(draft, 'EUR')).toMatchObject({ counts: [], input: { variants: [{ sku: 'MUG-SAND', stock: 0 }] } });
    const counted = { ...draft, variants: draft.variants.map((each) => ({ ...each, onHand: '7' })) };
    expect(check(counted, 'EUR').counts).toEqual([{ sku: 'MUG-SAND', counted: 7 }]);
    const tooFew = { ...draft, variants: draft.variants.map((each) => ({ ...each, onHand: '1' })) };
    expect(check(tooFew, 'EUR').errors.get('/variants/0/stock')).toMatch(/2 are reserved/);
    const copy = copyOf(product());
    expect(check({ ...copy, variants: copy.variants.map((each) => ({ ...each, onHand: '4' })) }, 'EUR')).toMatchObject({
      counts: [],
      input: { slug: 'stoneware-mug-copy', status: 'draft', variants: [{ sku: 'MUG-SAND-COPY', stock: 4 }] },
    });
  });

  it('reads a product and writes the same again', () => {
    const mugs = product({
      seo: { title: 'Mugs' },
      variants: [variant({ sku: 'A', options: { Hue: 'Sand' } }), variant({ sku: 'B', options: { Hue: 'Clay' } })],
    });
    const { input } = check(draftOf(mugs, new Map()), 'EUR');
    expect(input).toMatchObject({ name: mugs.name, seo: { title: 'Mugs' }, variants: [{ sku: 'A' }, { sku: 'B' }] });
    expect(input.variants.map(({ price }) => price)).toEqual(mugs.variants.map(({ price }) => price));
  });
});
