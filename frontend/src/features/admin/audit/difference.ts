import { type Amount, formatMoney } from '@/lib/money';

/** One value that a change touched. */
export interface Change {
  /** Where it is, in words: `Variants 2, price`. */
  part: string;
  /** Empty where there was no such thing. */
  before: string;
  /** Empty where there is none any more. */
  after: string;
}

/** What is different between two values of an audit record, in the order in which they name their parts. */
export function difference(before: string, after: string): Change[] {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((part) => ({ part, before: was.get(part) ?? '', after: is.get(part) ?? '' }))
    .filter(({ before, after }) => before !== after);
}

function leavesOf(text: string): Map<string, string> {
  const leaves = new Map<string, string>();
  if (text) collect(parse(text), [], leaves);
  return leaves;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Of what was refused, the record says why in words.
    return text;
  }
}

function collect(value: unknown, path: readonly string[], leaves: Map<string, string>): void {
  if (typeof value !== 'object' || value === null || isAmount(value)) {
    leaves.set(name(path), show(value));
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    collect(inner, [...path, Array.isArray(value) ? String(Number(key) + 1) : words(key)], leaves);
  }
}

function isAmount(value: object): value is Amount {
  return (
    Object.keys(value).sort().join() === 'amount,currency' && 'amount' in value && typeof value.amount === 'number'
  );
}

function show(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object' && value !== null) return formatMoney(value as Amount);
  return value === null || value === '' ? '–' : String(value);
}

function name(path: readonly string[]): string {
  const text = path.reduce(
    (whole, part) => (whole === '' || /^\d+$/.test(part) ? `${whole} ${part}` : `${whole}, ${part}`),
    '',
  );
  return sentence(text.trim() || 'what happened');
}

/** `setStockThreshold` as `Set stock threshold`. */
export const actionText = (action: string) => sentence(words(action));

const words = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
