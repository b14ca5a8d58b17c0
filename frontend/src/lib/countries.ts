// Made when first asked: it costs a slow phone a tenth of a second, and most pages name no country.
let names: Intl.DisplayNames | undefined;

/** `Germany` for `DE`. */
export function countryName(code: string): string {
  names ??= new Intl.DisplayNames('en', { type: 'region' });
  return names.of(code) ?? code;
}
