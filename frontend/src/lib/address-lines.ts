import { countryName } from './countries';

interface Address {
  name: string;
  line1: string;
  line2?: string;
  postalCode: string;
  city: string;
  region?: string;
  country: string;
  phone?: string;
}

/** As it stands on a parcel. */
export function addressLines({ name, line1, line2, postalCode, city, region, country, phone }: Address): string[] {
  const lines = [name, line1, line2, `${postalCode} ${city}`, region, countryName(country), phone];
  return lines.filter((line): line is string => Boolean(line));
}
