import { type DragEvent, useState } from 'react';
import type { Image } from '@/api/types';
import { CloseIcon, PlusIcon } from '@/components/icons';
import { DownIcon, UpIcon } from '../shell/icons';
import styles from './images-field.module.css';

const MOST_IMAGES = 12;

interface ImagesFieldProps {
  images: readonly Image[];
  onChange: (images: Image[]) => void;
}

/** The product's pictures in their order, the first of which stands for it in lists. */
export function ImagesField({ images, onChange }: ImagesFieldProps) {
  const [url, setUrl] = useState('');
  const [problem, setProblem] = useState('');
  const [dragged, setDragged] = useState<number | null>(null);

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

  const onDrop = (event: DragEvent, to: number) => {
    event.preventDefault();
    if (dragged !== null) move(dragged, to);
    setDragged(null);
  };

  return (
    <div className={styles.field}>
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
      {images.length < MOST_IMAGES && (
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

function measure(url: string): Promise<{ width: number; height: number }> {
  return new Promise((resolve, reject) => {
    const image = new window.Image();
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = reject;
    image.src = url;
  });
}
