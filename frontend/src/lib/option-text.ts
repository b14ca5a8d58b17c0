/** `{Size: 'M', Colour: 'Sand'}` as `Size: M, Colour: Sand`. */
export function optionText(options: Record<string, string> | undefined): string {
  return Object.entries(options ?? {})
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}
