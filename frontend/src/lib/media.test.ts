import { expect, test } from 'vitest';
import { sourcesOf } from './media';

const folder = '/media/0f343b0931126a20f133d67c2b018a3b';

test('a picture that was uploaded comes in every size that it has, as AVIF and as WebP', () => {
  expect(sourcesOf(`${folder}/1280.webp`)).toEqual([
    { type: 'image/avif', srcSet: `${folder}/320.avif 320w, ${folder}/640.avif 640w, ${folder}/1280.avif 1280w` },
    { type: 'image/webp', srcSet: `${folder}/320.webp 320w, ${folder}/640.webp 640w, ${folder}/1280.webp 1280w` },
  ]);
  expect(sourcesOf(`${folder}/500.webp`)[0]?.srcSet).toBe(`${folder}/320.avif 320w, ${folder}/500.avif 500w`);
  expect(sourcesOf(`${folder}/320.webp`)[1]?.srcSet).toBe(`${folder}/320.webp 320w`);
  expect(sourcesOf(`${folder}/1.webp`)[1]?.srcSet).toBe(`${folder}/1.webp 1w`);
});

test.each(['/images/mug.webp', 'https://example.com/media/0f34/640.webp', '/media/0f34/640.png', ''])(
  'of %s nothing but itself is known',
  (url) => {
    expect(sourcesOf(url)).toEqual([]);
  },
);
