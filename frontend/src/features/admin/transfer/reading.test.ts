import { describe, expect, it } from 'vitest';
import { decode, FileFault, readDocuments, readTable } from './reading';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: number[]) => new Uint8Array(values);

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? '\ufeff' : ''), ...text].map((letter) => letter.charCodeAt(0));
  return bytes(...units.flatMap((unit) => (littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
}

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', utf8('Name\nCafé'), 'utf-8', false],
    ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, ...utf8('Name\nCafé')), 'utf-8', false],
    ['UTF-16', utf16('Name\nCafé', true, true), 'utf-16le', false],
    ['UTF-16, big-endian', utf16('Name\nCafé', false, true), 'utf-16be', false],
    ['UTF-16 without a mark', utf16('Name\nCafé', true, false), 'utf-16le', true],
    ['UTF-16, big-endian, without a mark', utf16('Name\nCafé', false, false), 'utf-16be', true],
    ['Windows-1252', bytes(...utf8('Name\nCaf'), 0xe9), 'windows-1252', true],
    ['Windows-1252 with its own quotation marks', bytes(0x93, ...utf8('x\nCaf'), 0xe9, 0x94), 'windows-1252', true],
  ])('is found: %s', (_, file, encoding, guessed) => {
    const found = decode(file);
    expect(found).toMatchObject({ encoding, guessed });
    expect(found.text).toMatch(/^.*\nCafé/);
    expect(found.text).not.toContain('\ufeff');
  });

  it('is what a person says it is', () => {
    const file = bytes(...utf8('Gda'), 0xf1, ...utf8('sk'));
    expect(decode(file).text).toBe('Gdañsk');
    expect(decode(file, 'windows-1250').text).toBe('Gdańsk');
    expect(decode(utf8('é'), 'windows-1252').text).toBe('Ã©');
  });

  it.each([
    ['nothing', bytes()],
    ['half a letter of UTF-8', utf8('Name\nCafé, naïve, é').slice(0, -1)],
    ['half a letter of UTF-16', utf16('Name\nCafé', true, true).slice(0, -1)],
    ['a workbook', bytes(0x50, 0x4b, 0x03, 0x04, 0x14, 0x00)],
    ['an old workbook', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1)],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0xff)],
  ])('is not guessed of %s', (_, file) => {
    expect(() => decode(file)).toThrow(FileFault);
  });
});

describe('a table', () => {
  it.each([
    ['commas', 'Slug,Name\nmug,"A, b"\n', ','],
    ['semicolons', 'Slug;Name\nmug;"A, b"\ncup;C\n', ';'],
    ['tabs', 'Slug\tName\nmug\tA, b\ncup\tC\n', '\t'],
    ['what its first line says', 'sep=|\nSlug|Name\nmug|A, b\n', '|'],
  ])('has its cells between %s', (_, text, delimiter) => {
    const table = readTable(text);
    expect(table.delimiter).toBe(delimiter);
    expect(table.header).toEqual(['Slug', 'Name']);
    expect(table.rows[0]?.cells).toEqual(['mug', 'A, b']);
  });

  it('knows the line of each row, whatever line breaks there are within cells and between rows', () => {
    const table = readTable('Slug,Text\r\nmug,"one\r\ntwo\nthree"\r\n\r\ncup,"a ""quote"""\nbowl,\rjug,x\r\n');
    expect(table.rows).toEqual([
      { line: 2, cells: ['mug', 'one\ntwo\nthree'] },
      { line: 6, cells: ['cup', 'a "quote"'] },
      { line: 7, cells: ['bowl', ''] },
      { line: 8, cells: ['jug', 'x'] },
    ]);
    expect(table.notices).toEqual([]);
  });

  it.each([
    ['in the middle of a quoted cell', 'Slug,Name,Price\nmug,"A mug', /line 2 is never closed/],
    [
      'in the middle of a quoted cell, many lines later',
      `Slug,Text\nmug,"A\n${'x,y\n'.repeat(500)}`,
      /line 2 is never closed/,
    ],
    ['in the middle of a row', 'Slug,Name,Price\nmug,A mug,12\ncup,A c', /line 3, its last, has 2 of 3 cells/],
    ['after its headers', 'Slug,Name,Price\n', /no rows/],
    ['before anything', '\n\n', /empty/],
    ['with a quotation mark within a cell', 'Slug,Name\nmug,"A "big" mug"\n', /line 2, a quotation mark/],
  ])('that ends %s is not imported', (_, text, problem) => {
    expect(() => readTable(text)).toThrow(problem);
    expect(() => readTable(text)).toThrow(FileFault);
  });

  it('that ends without a line break is imported, and looked at', () => {
    expect(readTable('SKU,On hand\nMUG,12').notices).toEqual([expect.stringContaining('“12”')]);
  });

  it('has as many rows as can be worked on', () => {
    expect(() => readTable(`SKU\n${'A\n'.repeat(50_001)}`)).toThrow(FileFault);
  });
});

describe('documents', () => {
  it.each(['[{"slug":"mug"}]', ' {"items": [{"slug":"mug"}], "nextCursor": "x"}\n'])('are read from %s', (text) => {
    expect(readDocuments(text)).toEqual([{ slug: 'mug' }]);
  });

  it.each([
    ['[{"slug":"mug"},{"sl', /cut off/],
    ['[{"slug":"mug"}', /cut off|not valid/],
    ['[{"slug":"mug"}]]', /not valid/],
    ['"mug"', /holds a list|cut off/],
    ['{"slug":"mug"}', /holds a list/],
    ['[]', /empty/],
    ['[{"slug":"mug"},3]', /Item 2/],
    ['[null]', /Item 1/],
  ])('are not read from %s', (text, problem) => {
    expect(() => readDocuments(text)).toThrow(problem);
    expect(() => readDocuments(text)).toThrow(FileFault);
  });
});
