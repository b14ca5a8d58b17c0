import type { Address } from '@/api/types';

export type StepName = 'contact' | 'delivery' | 'payment';
export type FieldName = 'email' | keyof Address;
export type Values = Record<FieldName, string>;

export const steps: readonly { name: StepName; title: string }[] = [
  { name: 'contact', title: 'Contact' },
  { name: 'delivery', title: 'Delivery' },
  { name: 'payment', title: 'Payment' },
];

export interface FieldRow {
  name: FieldName;
  step: StepName;
  /** Where the order request has it, as a problem's `errors` say. */
  pointer: string;
  label: string;
  hint?: string;
  autoComplete: string;
  type?: 'email' | 'tel';
  inputMode?: 'email' | 'tel' | 'text';
  required: boolean;
  maxLength: number;
  /** The contract's own rule, so that the server finds nothing that the form did not. */
  pattern: RegExp;
  /** What to say of a value that does not fit. */
  says: string;
  /** Half a row where there is room. */
  half?: boolean;
}

const anything = /\S/;

export const fields: readonly FieldRow[] = [
  {
    name: 'email',
    step: 'contact',
    pointer: '/email',
    label: 'E-mail address',
    hint: 'So that we can reach you about your order.',
    autoComplete: 'email',
    type: 'email',
    inputMode: 'email',
    required: true,
    maxLength: 254,
    pattern: /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/,
    says: 'Enter an e-mail address such as name@example.com.',
  },
  {
    name: 'phone',
    step: 'contact',
    pointer: '/shippingAddress/phone',
    label: 'Phone (optional)',
    hint: 'So that the carrier can reach you.',
    autoComplete: 'tel',
    type: 'tel',
    inputMode: 'tel',
    required: false,
    maxLength: 30,
    pattern: /^[0-9+() ./-]*$/,
    says: 'Use digits, spaces and + ( ) . / - only.',
  },
  {
    name: 'name',
    step: 'delivery',
    pointer: '/shippingAddress/name',
    label: 'Full name',
    autoComplete: 'shipping name',
    required: true,
    maxLength: 100,
    pattern: anything,
    says: 'Enter the name of whoever receives the parcel.',
  },
  {
    name: 'line1',
    step: 'delivery',
    pointer: '/shippingAddress/line1',
    label: 'Street and number',
    autoComplete: 'shipping address-line1',
    required: true,
    maxLength: 100,
    pattern: anything,
    says: 'Enter the street and house number.',
  },
  {
    name: 'line2',
    step: 'delivery',
    pointer: '/shippingAddress/line2',
    label: 'Flat, floor, company (optional)',
    autoComplete: 'shipping address-line2',
    required: false,
    maxLength: 100,
    pattern: anything,
    says: 'Leave this empty, or use up to 100 letters.',
  },
  {
    name: 'postalCode',
    step: 'delivery',
    pointer: '/shippingAddress/postalCode',
    label: 'Postal code',
    autoComplete: 'shipping postal-code',
    // Not numeric: many countries have letters in theirs.
    inputMode: 'text',
    required: true,
    maxLength: 12,
    pattern: /^[A-Za-z0-9][A-Za-z0-9 -]+$/,
    says: 'Enter a postal code of letters and digits, such as 10115.',
    half: true,
  },
  {
    name: 'city',
    step: 'delivery',
    pointer: '/shippingAddress/city',
    label: 'Town or city',
    autoComplete: 'shipping address-level2',
    required: true,
    maxLength: 100,
    pattern: anything,
    says: 'Enter the town or city.',
    half: true,
  },
  {
    name: 'region',
    step: 'delivery',
    pointer: '/shippingAddress/region',
    label: 'Region (optional)',
    autoComplete: 'shipping address-level1',
    required: false,
    maxLength: 100,
    pattern: anything,
    says: 'Leave this empty, or use up to 100 letters.',
    half: true,
  },
  {
    name: 'country',
    step: 'delivery',
    pointer: '/shippingAddress/country',
    label: 'Country',
    autoComplete: 'shipping country',
    required: true,
    maxLength: 2,
    pattern: /^[A-Z]{2}$/,
    says: 'Choose a country.',
    half: true,
  },
];

export const emptyValues = Object.fromEntries(fields.map(({ name }) => [name, ''])) as Values;

export function fieldsOf(step: StepName): readonly FieldRow[] {
  return fields.filter((field) => field.step === step);
}

/** What is wrong with a value, or undefined. */
export function faultOf({ required, maxLength, pattern, says }: FieldRow, value: string): string | undefined {
  const text = value.trim();
  if (text === '') return required ? says : undefined;
  return text.length <= maxLength && pattern.test(text) ? undefined : says;
}

/** The step to go back to before a later one makes sense; undefined when all is filled in. */
export function firstIncompleteStep(values: Values): StepName | undefined {
  return fields.find((field) => faultOf(field, values[field.name]) !== undefined)?.step;
}

export function addressFrom({ email: _, ...values }: Values): Address {
  const { name, line1, city, postalCode, country, ...optional } = trimmed(values);
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== ''));
  return { name, line1, city, postalCode, country, ...given };
}

function trimmed<T extends Record<string, string>>(values: T): T {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()])) as T;
}
