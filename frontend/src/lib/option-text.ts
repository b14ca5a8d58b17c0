/** `{Size: 'M', Colour: 'Sand'}` as `M, Sand`. */
export function optionText(options: Record<string, string> | undefined): string {
  return Object.values(options ?? {}).join(', ');
}
