/** Cells of our files that a spreadsheet would take for a formula. */

const FORMULA = /^'*[=+\-@\t\r\n]/;
const GUARDED = /^'+[=+\-@\t\r\n]/;

/** Text for a cell. What a spreadsheet would work out, or what looks as if it had been guarded, begins with an apostrophe more. */
export function guard(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text again; `unguard(guard(text))` is `text`, whatever it is. */
export function unguard(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

/** One row of a CSV file, its line break included. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(guard(cell))).join(',')}\r\n`;
}

function quoted(cell: string): string {
  // An edge of blanks is quoted too: some readers take it away otherwise.
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
