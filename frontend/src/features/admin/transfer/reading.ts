import Papa from 'papaparse';

export const MOST_BYTES = 30_000_000;
export const MOST_ROWS = 50_000;

/** What is wrong with the file as a whole, for who chose it: nothing of it is imported. */
export class FileFault extends Error {}

/** How a file's bytes are letters. */
export const encodings = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16, big-endian',
  'windows-1252': 'Windows-1252 (Western Europe)',
  'windows-1250': 'Windows-1250 (Central Europe)',
  macintosh: 'Mac Roman',
} as const;

export type Encoding = keyof typeof encodings;

export interface Decoded {
  text: string;
  encoding: Encoding;
  /** Nothing in the file says so: a person should look. */
  guessed: boolean;
}

export interface Row {
  /** Of the file, where the row begins; the first is 1. */
  line: number;
  cells: string[];
}

export interface Table {
  header: string[];
  rows: Row[];
  delimiter: string;
  /** What is odd, and may still be meant so. */
  notices: string[];
}

const marks: [Encoding, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const workbooks = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** The text of a file. Without `chosen` the encoding is found out, or guessed. Throws FileFault. */
export function decode(bytes: Uint8Array, chosen?: Encoding): Decoded {
  if (bytes.length === 0) throw new FileFault('The file is empty.');
  if (bytes.length > MOST_BYTES) throw new FileFault('The file is larger than 30 MB; split it, and import the parts.');
  if (workbooks.some((mark) => begins(bytes, mark))) {
    throw new FileFault('This is a workbook, not a text file. Save the sheet as “CSV UTF-8” first.');
  }
  const found = chosen ? { encoding: chosen, guessed: false } : encodingOf(bytes);
  if (found.encoding.startsWith('utf-16') && bytes.length % 2 === 1) {
    throw new FileFault('The file is cut off: it ends in the middle of a letter.');
  }
  const text = new TextDecoder(found.encoding).decode(bytes);
  if (text.includes('\0')) throw new FileFault('This is not a text file. Save the sheet as “CSV UTF-8” first.');
  return { text, ...found };
}

function encodingOf(bytes: Uint8Array): { encoding: Encoding; guessed: boolean } {
  const marked = marks.find(([, mark]) => begins(bytes, mark));
  if (marked) return { encoding: marked[0], guessed: false };
  const nothing = [0, 0];
  for (const [i, byte] of bytes.subarray(0, 4096).entries()) if (byte === 0) nothing[i % 2] = (nothing[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nothing;
  if (even + odd > 0) return { encoding: odd >= even ? 'utf-16le' : 'utf-16be', guessed: true };
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  try {
    // What is not ASCII, and all of it UTF-8, is hardly anything else.
    const whole = utf8.decode(bytes, { stream: true });
    try {
      utf8.decode();
      return { encoding: 'utf-8', guessed: false };
    } catch {
      if (/[^\0-\x7f]/.test(whole)) throw new FileFault('The file is cut off: it ends in the middle of a letter.');
    }
  } catch (error) {
    if (error instanceof FileFault) throw error;
  }
  return { encoding: 'windows-1252', guessed: true };
}

/** The rows of a CSV file below its line of headers. Throws FileFault where only a part of the file is there. */
export function readTable(text: string): Table {
  const lines = text.replace(/\r\n?/g, '\n');
  // Spreadsheets put a first line for each other that says what is between cells.
  const said = /^sep=(.)\n/.exec(lines);
  const body = said ? lines.slice(said[0].length) : lines;
  const { data, errors, meta } = Papa.parse<string[]>(body, {
    newline: '\n',
    delimiter: said?.[1] ?? delimiterOf(body),
  });

  let line = said ? 2 : 1;
  const all: Row[] = data.map((cells) => {
    const row = { line, cells };
    line += 1 + cells.reduce((count, cell) => count + cell.split('\n').length - 1, 0);
    return row;
  });
  const open = errors.find(({ code }) => code === 'MissingQuotes');
  if (open) {
    throw new FileFault(
      `The file is cut off, or a quotation mark is missing: one that opens in the row of line ${all[open.row ?? 0]?.line ?? 1} is never closed.`,
    );
  }
  const torn = errors.find(({ code }) => code === 'InvalidQuotes');
  if (torn) {
    throw new FileFault(
      `In the row of line ${all[torn.row ?? 0]?.line ?? 1}, a quotation mark stands within a cell. Write it twice ("") inside a quoted cell.`,
    );
  }

  const filled = all.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [first, ...rows] = filled;
  if (!first) throw new FileFault('The file is empty.');
  if (rows.length === 0) throw new FileFault('There are no rows below the line of headers.');
  if (rows.length > MOST_ROWS) throw new FileFault(`The file has more than ${MOST_ROWS} rows; split it.`);
  const last = rows.at(-1);
  const notices: string[] = [];
  if (last && !lines.endsWith('\n')) {
    if (last.cells.length < first.cells.length) {
      throw new FileFault(
        `The file is cut off: line ${last.line}, its last, has ${last.cells.length} of ${first.cells.length} cells.`,
      );
    }
    notices.push(
      `The file does not end with a line break. See whether its last cell is whole: “${last.cells.at(-1)?.slice(-40) ?? ''}”.`,
    );
  }
  return { header: first.cells.map((cell) => cell.trim()), rows, delimiter: meta.delimiter, notices };
}

/** What stands most often between the headers, whatever is within their quotation marks. */
function delimiterOf(text: string): string {
  const header =
    text
      .trimStart()
      .split('\n', 1)[0]
      ?.replace(/"[^"]*"/g, '') ?? '';
  const often = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t', '|'].reduce((best, each) => (often(each) > often(best) ? each : best));
}

/** The documents of a JSON file: a list of them, or an object with such a list as `items`. Throws FileFault. */
export function readDocuments(text: string): Record<string, unknown>[] {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    if (!/[\]}]\s*$/.test(text)) throw new FileFault('The file is cut off: its JSON ends in the middle.');
    throw new FileFault(`This is not valid JSON: ${(error as Error).message}`);
  }
  const items = Array.isArray(content) ? content : (content as { items?: unknown } | null)?.items;
  if (!Array.isArray(items)) throw new FileFault('A JSON file holds a list: […] or {"items": […]}.');
  if (items.length === 0) throw new FileFault('The list is empty.');
  if (items.length > MOST_ROWS) throw new FileFault(`The file has more than ${MOST_ROWS} items; split it.`);
  const odd = items.findIndex((item) => typeof item !== 'object' || item === null || Array.isArray(item));
  if (odd >= 0) throw new FileFault(`Item ${odd + 1} is no object.`);
  return items;
}

/** What tells a file from any other. */
export async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function begins(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}
