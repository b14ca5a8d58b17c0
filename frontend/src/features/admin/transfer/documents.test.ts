import { describe, expect, it } from 'vitest';
import type { Product, ProductImport } from '@/api/types';
import { csvRow, guard, unguard } from './cells';
import { csvHeader, csvOfFaults, csvOfProduct, faultsOf, type Item, itemsOfDocuments, itemsOfTable } from './documents';
import { guessMapping, type Kind, titleOf } from './fields';
import { readTable } from './reading';

function itemsOf(kind: Kind, text: string) {
  const table = readTable(text);
  return itemsOfTable(kind, table, guessMapping(kind, table.header), 'EUR');
}

function productOf(item: Item | undefined): ProductImport {
  if (!item) throw new Error('no item');
  return item.document as ProductImport;
}

const faults = (kind: Kind, text: string) =>
  itemsOf(kind, text).flatMap(({ faults }) => faults.map(({ line, field, detail }) => `${line} ${field}: ${detail}`));

const product: Product = {
  id: 'prd_1',
  slug: 'mug',
  name: '=HYPERLINK("https://example.com")',
  description: '- thrown by hand\n\n\'=1\' and "more"; with, all\nof it ',
  category: 'kitchen',
  status: 'draft',
  images: [
    { url: 'https://example.com/a.webp', alt: 'A mug, full', width: 800, height: 600 },
    { url: '/images/b.webp', alt: '', width: 8, height: 6 },
    { url: '/images/c.webp', alt: ' 3x4 edges ', width: 8, height: 6 },
  ],
  variants: [
    {
      sku: 'MUG-S',
      options: { Size: '+1', Colour: 'Sand' },
      price: { amount: 99_999_999, currency: 'EUR' },
      available: 3,
    },
    { sku: 'MUG-M', options: { Size: 'M', Colour: "'@x" }, price: { amount: 5, currency: 'EUR' }, available: 0 },
  ],
  seo: { title: '@mug' },
  version: 3,
  createdAt: '2026-03-01T09:30:00.000Z',
  updatedAt: '2026-03-01T09:30:00.000Z',
};

describe('cells', () => {
  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\nx', "'=1", "''=1", "'", "''", "'tis", '', 'plain', ' =1'])(
    'of %j come back as they were',
    (text) => {
      expect(unguard(guard(text))).toBe(text);
    },
  );

  it('are no formula to any spreadsheet', () => {
    for (const text of ['=1+1', '+1', '-1', '@x', '\tx', '\rx', "'=1"]) expect(guard(text)).toMatch(/^'/);
    expect(guard('plain')).toBe('plain');
  });
});

describe('products in a table', () => {
  it('are imported as they were exported, to the letter', () => {
    const file = csvHeader('products') + csvOfProduct(product);
    const [item] = itemsOf('products', file.slice(1));
    expect(item?.faults).toEqual([]);
    const { id: _, version: _v, createdAt: _c, updatedAt: _u, variants, ...rest } = product;
    expect(item?.document).toEqual({
      ...rest,
      seo: { title: '@mug', description: '' },
      variants: variants.map(({ sku, options, price }) => ({ sku, options, price })),
    });
    const written = productOf(item).variants?.map(({ options }) => JSON.stringify(options));
    expect(written).toEqual(variants.map(({ options }) => JSON.stringify(options)));
  });

  it('say only what the file has', () => {
    const [item] = itemsOf('products', 'Handle,Variant SKU,Variant Price\nmug,MUG-S,12.50\nmug,MUG-M,\n');
    expect(item).toMatchObject({
      document: {
        slug: 'mug',
        variants: [{ sku: 'MUG-S', price: { amount: 1250, currency: 'EUR' } }, { sku: 'MUG-M' }],
      },
      lines: [2, 3],
      rows: 2,
    });
    expect(Object.keys(item?.document ?? {})).toEqual(['slug', 'variants']);
  });

  it('are found by their slug wherever their rows stand', () => {
    const items = itemsOf('products', 'Slug,SKU,Name\nmug,MUG-S,Mug\ncup,CUP,Cup\nmug,MUG-M,\n');
    expect(items.map(({ key, lines }) => [key, lines])).toEqual([
      ['mug', [2, 4]],
      ['cup', [3]],
    ]);
    expect(items[0]?.document).toMatchObject({ name: 'Mug' });
  });

  it('have options that are named by a column or by its header', () => {
    const table = readTable('Slug,SKU,Size,Option 2 name,Option 2 value\nmug,A,S,Colour,Sand\nmug,B,M,Colour,\n');
    const mapping = { ...guessMapping('products', table.header), option1Value: 2 };
    const [item] = itemsOfTable('products', table, mapping, 'EUR');
    expect(productOf(item).variants?.map(({ options }) => options)).toEqual([
      { Size: 'S', Colour: 'Sand' },
      { Size: 'M' },
    ]);
  });

  it('are emptied by an empty cell only where that can be', () => {
    const [item] = itemsOf('products', 'Slug,SKU,Name,Category,Status,Description,Images,SEO title\nmug,MUG,,,,,,\n');
    expect(item?.document).toEqual({
      slug: 'mug',
      description: '',
      images: [],
      seo: { title: '' },
      variants: [{ sku: 'MUG' }],
    });
  });

  it.each([
    ['0.1', 10],
    ['0,29', 29],
    ['1.15', 115],
    ['4.35', 435],
    ['999999.99', 99_999_999],
    ['12.', 1200],
  ])('have a price of %s that is exact', (price, amount) => {
    const [item] = itemsOf('products', `Slug;SKU;Price\nmug;MUG;${price}\n`);
    expect(productOf(item).variants?.[0]?.price).toEqual({ amount, currency: 'EUR' });
  });

  it.each([
    ['Slug,SKU,Price\nmug,MUG,12.505\n', ['2 Price: “12.505” is no amount such as 12.50.']],
    ['Slug,SKU,Price\nmug,MUG,1e3\n', ['2 Price: “1e3” is no amount such as 12.50.']],
    ['Slug,SKU,Price,Currency\nmug,MUG,12,usd\n', ["2 Currency: The shop's currency is EUR, and this is USD."]],
    ['Slug,SKU\nMug,MUG\n', ['2 Slug: Small letters, digits and single hyphens, such as stoneware-mug.']],
    ['Slug,SKU\n,MUG\n', ['2 Slug: The slug is missing.']],
    ['Slug,SKU\nmug,\n', ['2 SKU: The SKU is missing.']],
    ['Slug,SKU\nmug,mug\n', ['2 SKU: Capitals, digits and single hyphens, such as MUG-SAND.']],
    ['Slug,SKU,Status\nmug,MUG,live\n', ['2 Status: “live” is none of draft, active and archived.']],
    ['Slug,SKU,Name\nmug,A,Mug\nmug,B,Cup\n', ['3 Name: Line 2 says another, of the same product.']],
    ['Slug,SKU,Name\nmug,A\ncup,B,Cup\n', ['2 : This row has 2 cells, and the line of headers 3.']],
    ['Slug,SKU\nmug,A,odd\ncup,B\n', ['2 : This row has 3 cells, and the line of headers 2.']],
    ['Slug,SKU\nmug,A\ncup,A\n', ['3 SKU: A is there already, in line 2.']],
    [
      'Slug,SKU,Images\nmug,A,javascript:alert(1)\n',
      [expect.stringContaining('2 Images: “javascript:alert(1)” is not like')],
    ],
    ['Slug,SKU,Option 1 name,Option 1 value\nmug,A,,Sand\n', [expect.stringContaining('an option without a name')]],
    ['Slug,SKU,Stock\nmug,A,"1,000"\n', ['2 Stock of new variants: “1,000” is no whole number.']],
  ])('have what is wrong said where it is: %j', (text, said) => {
    expect(faults('products', text)).toEqual(said);
  });

  it('need the columns that tell what a row is of', () => {
    expect(() => itemsOf('products', 'Name,Price\nMug,12\n')).toThrow('Slug, SKU');
  });

  it('are only data, whatever they are called', () => {
    const items = itemsOf(
      'products',
      '__proto__,Slug,SKU,Option 1 name,Option 1 value\nx,mug,A,__proto__,constructor\n',
    );
    const options = productOf(items[0]).variants?.[0]?.options ?? {};
    expect(JSON.stringify(options)).toBe('{"__proto__":"constructor"}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('stock in a table', () => {
  it('is counts and thresholds', () => {
    expect(itemsOf('stock', 'sku;Qty;Low below\nMUG;12;0\nCUP;;3\n').map(({ document }) => document)).toEqual([
      { sku: 'MUG', onHand: 12, threshold: 0 },
      { sku: 'CUP', threshold: 3 },
    ]);
  });

  it.each(['-1', '1.5', '1e3', '12345678', 'many', '=1+1'])('is never %s', (count) => {
    expect(faults('stock', `SKU,On hand\nMUG,${count}\nCUP,1\n`)).toEqual([
      `2 On hand: “${count}” is no whole number.`,
    ]);
  });

  it('is counted once', () => {
    expect(faults('stock', 'SKU,On hand\nMUG,1\nMUG,2\n')).toEqual(['3 SKU: It is there already, in line 2.']);
  });
});

describe('documents', () => {
  it('are taken as the API gives them', () => {
    const [item] = itemsOfDocuments('products', [product as unknown as Record<string, unknown>]);
    const { id: _, version: _v, createdAt: _c, updatedAt: _u, variants, ...rest } = product;
    expect(item?.document).toEqual({ ...rest, variants: variants.map(({ available: _, ...variant }) => variant) });
  });

  it('say of stock what can be set', () => {
    const said = { sku: 'MUG', onHand: 3, threshold: 5, available: 2, reserved: 1, name: 'Mug', odd: 1 };
    expect(itemsOfDocuments('stock', [said])[0]?.document).toEqual({ sku: 'MUG', onHand: 3, threshold: 5, odd: 1 });
  });

  it('that are malformed are left to the shop', () => {
    const items = itemsOfDocuments('products', [{ variants: [null, 3, { sku: 4 }] }, { slug: 7 }, {}]);
    expect(items.map(({ faults }) => faults)).toEqual([[], [], []]);
  });

  it('that are too large are not sent', () => {
    const [item] = itemsOfDocuments('products', [{ slug: 'mug', description: 'x'.repeat(200_000) }]);
    expect(item?.faults).toHaveLength(1);
  });
});

it('what the shop refuses is said in the file’s words, at its line', () => {
  const [item] = itemsOf('products', 'Slug,SKU,Price\nmug,A,1\nmug,B,2\n');
  if (!item) throw new Error('no item');
  const errors = [
    { pointer: '/variants/1/price/amount', detail: 'Too much.' },
    { pointer: '/category', detail: 'There is no such category.' },
  ];
  expect(faultsOf('products', item, errors)).toEqual([
    { line: 3, key: 'mug', field: 'Price', detail: 'Too much.' },
    { line: 2, key: 'mug', field: 'Category', detail: 'There is no such category.' },
  ]);
  expect(titleOf('products', '/seo/title')).toBe('SEO');
  expect(csvOfFaults([{ line: 2, key: '=x', field: 'Name', detail: 'a "b", c' }])).toBe(
    `\ufeffLine,Slug or SKU,Field,What is wrong\r\n${csvRow(['2', '=x', 'Name', 'a "b", c'])}`,
  );
});
