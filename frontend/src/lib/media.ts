const WIDTHS = [320, 640, 1280];
const UPLOADED = /^(\/media\/[0-9a-f]+\/)(\d+)\.webp$/;

/**
 * The sizes of a picture that was uploaded to the shop, by type and as `srcset` has them; none of one that lies elsewhere.
 *
 * Its address is that of the largest, and beside that are the smaller of the widths, so that nothing else need be known.
 */
export function sourcesOf(url: string): { type: string; srcSet: string }[] {
  const [, folder, width] = UPLOADED.exec(url) ?? [];
  if (!folder) return [];
  const widest = Number(width);
  const widths = [...WIDTHS.filter((each) => each < widest), widest];
  return ['avif', 'webp'].map((extension) => ({
    type: `image/${extension}`,
    srcSet: widths.map((each) => `${folder}${each}.${extension} ${each}w`).join(', '),
  }));
}
