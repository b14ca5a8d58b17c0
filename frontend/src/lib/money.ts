export interface Amount {
  /** Minor units. */
  amount: number;
  currency: string;
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string): Intl.NumberFormat {
  let format = formats.get(currency);
  if (!format) {
    format = new Intl.NumberFormat('en', { style: 'currency', currency });
    formats.set(currency, format);
  }
  return format;
}

/** How many minor units make one unit: 100 for EUR, 1 for JPY, 1000 for KWD. */
export function minorUnitsOf(currency: string): number {
  return 10 ** (formatOf(currency).resolvedOptions().maximumFractionDigits ?? 2);
}

export function formatMoney({ amount, currency }: Amount): string {
  return formatOf(currency).format(amount / minorUnitsOf(currency));
}

export function symbolOf(currency: string): string {
  return (
    formatOf(currency)
      .formatToParts(0)
      .find(({ type }) => type === 'currency')?.value ?? currency
  );
}

/** Minor units as a form shows them: `1250` is `12.50` in EUR. No float on the way. */
export function toDecimal({ amount, currency }: Amount): string {
  const digits = Math.log10(minorUnitsOf(currency));
  const text = String(amount).padStart(digits + 1, '0');
  const [whole, fraction] = [text.slice(0, text.length - digits), text.slice(text.length - digits)];
  return /^0*$/.test(fraction) ? whole : `${whole}.${fraction}`;
}

/** The minor units of what a person typed, with a point or a comma; undefined where it is no amount. */
export function fromDecimal(typed: string, currency: string): number | undefined {
  const match = /^(\d{1,7})(?:[.,](\d*))?$/.exec(typed.trim());
  if (!match) return undefined;
  const digits = Math.log10(minorUnitsOf(currency));
  const fraction = match[2] ?? '';
  if (fraction.length > digits) return undefined;
  return Number(match[1] + fraction.padEnd(digits, '0'));
}
