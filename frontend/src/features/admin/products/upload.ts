import { api } from '@/api/client';
import type { Image, ImageType } from '@/api/types';

export const TYPES: readonly ImageType[] = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'];
const MOST_MEGABYTES = 20;
const POLL_MS = 800;
const PATIENCE_MS = 180_000;

/** What is wrong with the file itself: the same one would be refused again. */
export class Unfit extends Error {}

/** Uploads a file and waits until it is a picture of the shop's. `onProgress` is told the share that is sent, from 0 to 1. */
export async function upload(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<Image> {
  const contentType = TYPES.find((type) => type === file.type);
  if (!contentType)
    throw new Unfit('This is no JPEG, PNG, WebP or AVIF picture. Export it as one of these, then upload that.');
  if (file.size === 0) throw new Unfit('The file is empty. Export the picture again, then upload that.');
  if (file.size > MOST_MEGABYTES * 1_000_000) {
    throw new Unfit(`The file is larger than ${MOST_MEGABYTES} MB. Export the picture smaller, then upload that.`);
  }
  const wanted = { name: nameOf(file), contentType, size: file.size };
  const { upload: awaited, form } = await api.createImageUpload({ body: wanted }, { signal });
  await post(form.url, form.fields, file, onProgress, signal);
  return prepared(awaited.id, signal);
}

/** As the contract takes it. */
function nameOf(file: File): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return file.name.replace(/[\u0000-\u001f\u007f]/g, '').slice(-200) || 'picture';
}

/** `fetch` does not tell how much has been sent. */
function post(
  url: string,
  fields: Readonly<Record<string, string>>,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const failed = () =>
      reject(new Error('The picture could not be sent. See whether you are online, then try again.'));
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && onProgress(loaded / total);
    request.onerror = failed;
    request.ontimeout = failed;
    request.onabort = () => reject(signal.reason);
    request.onload = () => (request.status >= 200 && request.status < 300 ? resolve() : failed());
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.open('POST', url);
    request.timeout = PATIENCE_MS;
    request.send(body);
  });
}

async function prepared(uploadId: string, signal: AbortSignal): Promise<Image> {
  const latest = Date.now() + PATIENCE_MS;
  while (Date.now() < latest) {
    const { image, problem } = await api.getImageUpload({ path: { uploadId } }, { signal });
    if (image) return image;
    if (problem) throw new Unfit(problem.detail);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error('The picture takes too long to prepare. Try again; if it stays so, export it smaller.');
}
