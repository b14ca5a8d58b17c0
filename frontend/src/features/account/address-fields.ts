import type { Address } from '@/api/types';
import { countryName } from '@/lib/countries';
import type { FieldRow, Values } from './fields';

type Name = keyof Address;

// As shop.json has them. An address elsewhere is refused by the server, which says so at the field.
const countries = ['AT', 'BE', 'CH', 'DE', 'DK', 'ES', 'FR', 'GB', 'IE', 'IT', 'LU', 'NL', 'NO', 'PL', 'PT', 'SE'];

const anything = (value: string) => /\S/.test(value);

function row(
  name: Name,
  label: string,
  autoComplete: string,
  says: string,
  more: Partial<FieldRow<Name>> = {},
): FieldRow<Name> {
  return { name, pointer: `/address/${name}`, label, autoComplete, says, maxLength: 100, fits: anything, ...more };
}

const optional = 'Leave this empty, or use up to 100 letters.';

export const addressFields: readonly FieldRow<Name>[] = [
  row('name', 'Full name', 'name', 'Enter the name of whoever receives the parcel.'),
  row('line1', 'Street and number', 'address-line1', 'Enter the street and house number.'),
  row('line2', 'Flat, floor, company (optional)', 'address-line2', optional, { required: false }),
  row('postalCode', 'Postal code', 'postal-code', 'Enter a postal code of letters and digits, such as 10115.', {
    maxLength: 12,
    fits: (value) => /^[A-Za-z0-9][A-Za-z0-9 -]+$/.test(value),
    half: true,
  }),
  row('city', 'Town or city', 'address-level2', 'Enter the town or city.', { half: true }),
  row('region', 'Region (optional)', 'address-level1', optional, { required: false, half: true }),
  row('country', 'Country', 'country', 'Choose a country.', {
    options: countries.map((code) => [code, countryName(code)] as const),
    half: true,
  }),
  row('phone', 'Phone (optional)', 'tel', 'Use digits, spaces and + ( ) . / - only.', {
    type: 'tel',
    inputMode: 'tel',
    required: false,
    maxLength: 30,
    fits: (value) => /^[0-9+() ./-]*$/.test(value),
  }),
];

export function valuesFrom(address: Address | undefined): Partial<Values<Name>> {
  return { ...address };
}

export function addressFrom(values: Values<Name>): Address {
  const { name, line1, city, postalCode, country, ...others } = trimmed(values);
  const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== ''));
  return { name, line1, city, postalCode, country, ...given };
}

function trimmed(values: Values<Name>): Values<Name> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()])) as Values<Name>;
}
