import { type ChangeEvent, type DragEvent, useEffect, useState } from 'react';
import type { Image } from '@/api/types';
import { CloseIcon, PlusIcon } from '@/components/icons';
import { DownIcon, UpIcon } from '../shell/icons';
import styles from './images-field.module.css';
import { TYPES } from './upload';
import { type Upload, useUploads } from './use-uploads';

const MOST_IMAGES = 12;

interface ImagesFieldProps {
  images: readonly Image[];
  onChange: (images: Image[]) => void;
  /** A picture that was uploaded is there. */
  onAdd: (image: Image) => void;
  /** How many are on their way. */
  onPending: (count: number) => void;
}

/** The product's pictures in their order, the first of which stands for it in lists. */
export function ImagesField({ images, onChange, onAdd, onPending }: ImagesFieldProps) {
  const [url, setUrl] = useState('');
  const [problem, setProblem] = useState('');
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState(false);
  const { uploads, add: upload, retry, remove } = useUploads(onAdd);
  const pending = uploads.filter((each) => !each.problem).length;
  const room = MOST_IMAGES - images.length - uploads.length;

  useEffect(() => onPending(pending), [pending, onPending]);

  const move = (from: number, to: number) => {
    const next = [...images];
    const [image] = next.splice(from, 1);
    if (!image || to < 0 || to > next.length) return;
    next.splice(to, 0, image);
    onChange(next);
  };

  const add = async () => {
    const address = url.trim();
    if (!/^(\/|https:\/\/)[!-~]+$/.test(address)) {
      return setProblem('A path of this site, such as /images/mug.webp, or an https address.');
    }
    try {
      const { width, height } = await measure(address);
      onChange([...images, { url: address, alt: '', width, height }]);
      setUrl('');
      setProblem('');
    } catch {
      setProblem('There is no image at this address.');
    }
  };

  const take = (files: readonly File[]) => {
    upload(files.slice(0, room));
    setProblem(
      files.length > room ? `A product has at most ${MOST_IMAGES} images: ${files.length - room} were left out.` : '',
    );
  };

  const onDrop = (event: DragEvent, to: number) => {
    event.preventDefault();
    if (dragged !== null) move(dragged, to);
    setDragged(null);
  };

  const onFilesOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };

  const onFiles = (event: DragEvent) => {
    setOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  };

  const onChosen = (event: ChangeEvent<HTMLInputElement>) => {
    take([...(event.target.files ?? [])]);
    // So that the same file can be chosen again.
    event.target.value = '';
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what can be dropped can also be chosen, by the button inside
    <div
      className={styles.field}
      data-over={over || undefined}
      onDragOver={onFilesOver}
      onDragLeave={(event) => event.currentTarget.contains(event.relatedTarget as Node | null) || setOver(false)}
      onDrop={onFiles}
    >
      {images.length === 0 && (
        <p className="soft small">
          No image yet. Square ones look best; the first one stands for the product in lists and in carts.
        </p>
      )}
      <ol className={styles.images}>
        {images.map((image, i) => (
          <li
            key={image.url}
            className={styles.image}
            draggable
            data-dragged={dragged === i || undefined}
            onDragStart={() => setDragged(i)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => onDrop(event, i)}
          >
            <img className={styles.picture} src={image.url} alt="" width={64} height={64} draggable={false} />
            <label className={styles.alt}>
              <span className="field-label">What it shows</span>
              <input
                className="input"
                value={image.alt}
                maxLength={200}
                placeholder="For people who don't see it"
                onChange={(event) =>
                  onChange(images.map((each, j) => (j === i ? { ...each, alt: event.target.value } : each)))
                }
              />
            </label>
            <span className={styles.tools}>
              <button
                type="button"
                className="icon-button"
                aria-label={`Move image ${i + 1} up`}
                disabled={i === 0}
                onClick={() => move(i, i - 1)}
              >
                <UpIcon />
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={`Move image ${i + 1} down`}
                disabled={i === images.length - 1}
                onClick={() => move(i, i + 1)}
              >
                <DownIcon />
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={`Remove image ${i + 1}`}
                onClick={() => onChange(images.filter((_, j) => j !== i))}
              >
                <CloseIcon />
              </button>
            </span>
          </li>
        ))}
      </ol>
      {uploads.length > 0 && (
        <ul className={styles.images} aria-label="Uploads">
          {uploads.map((each) => (
            <UploadRow key={each.id} upload={each} onRetry={() => retry(each.id)} onRemove={() => remove(each.id)} />
          ))}
        </ul>
      )}
      <p className="visually-hidden" role="status">
        {pending > 0 && `${pending} ${pending === 1 ? 'image is' : 'images are'} on the way.`}
      </p>
      {room > 0 && (
        <label className={styles.zone}>
          <input type="file" className={styles.chooser} accept={TYPES.join(',')} multiple onChange={onChosen} />
          <span className={styles.invitation}>
            <PlusIcon />
            Upload images
          </span>
          <span className="soft small">
            Or drop them here: JPEG, PNG, WebP or AVIF, up to 20 MB and 40 megapixels each. Where a photo was taken is
            not kept.
          </span>
        </label>
      )}
      {room > 0 && (
        <div className={styles.adder}>
          <input
            className="input"
            aria-label="Address of an image"
            aria-describedby="image-problem"
            placeholder="/images/… or https://…"
            maxLength={500}
            value={url}
            onChange={(event) => setUrl(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              void add();
            }}
          />
          <button type="button" className="button quiet compact" onClick={() => void add()}>
            <PlusIcon />
            Add
          </button>
        </div>
      )}
      <p id="image-problem" className="field-error" role="alert">
        {problem}
      </p>
    </div>
  );
}

interface UploadRowProps {
  upload: Upload;
  onRetry: () => void;
  onRemove: () => void;
}

function UploadRow({ upload: { file, share, problem, again }, onRetry, onRemove }: UploadRowProps) {
  const sent = share >= 1;
  return (
    <li className={styles.upload} data-bad={problem ? true : undefined}>
      <span className={styles.file}>{file.name}</span>
      {problem ? (
        <p className="field-error" role="alert">
          {problem}
        </p>
      ) : (
        <span className={styles.progress}>
          <progress
            aria-label={`${file.name}: ${sent ? 'being prepared' : 'being uploaded'}`}
            {...(!sent && { value: share })}
          />
          <span className="soft small">{sent ? 'Being prepared …' : `${Math.round(share * 100)} %`}</span>
        </span>
      )}
      <span className={styles.tools}>
        {again && (
          <button type="button" className="button quiet compact" onClick={onRetry}>
            Try again
          </button>
        )}
        <button
          type="button"
          className="icon-button"
          aria-label={problem ? `Dismiss ${file.name}` : `Stop ${file.name}`}
          onClick={onRemove}
        >
          <CloseIcon />
        </button>
      </span>
    </li>
  );
}

function measure(url: string): Promise<{ width: number; height: number }> {
  return new Promise((resolve, reject) => {
    const image = new window.Image();
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = reject;
    image.src = url;
  });
}
