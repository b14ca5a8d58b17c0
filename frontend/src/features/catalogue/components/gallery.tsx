import { useState } from 'react';
import type { Image } from '@/api/types';
import { Picture } from '@/components/picture';
import styles from './gallery.module.css';

export function Gallery({ images }: { images: readonly Image[] }) {
  const [shown, setShown] = useState(0);
  return (
    <div className={styles.gallery}>
      <Picture
        className={styles.main}
        image={images[shown] ?? images[0]}
        eager
        sizes="(max-width: 56rem) 100vw, 40rem"
      />
      <div className={styles.thumbs}>
        {images.length > 1 &&
          images.map((image, index) => (
            <button
              key={image.url}
              type="button"
              className={styles.thumb}
              aria-pressed={index === shown}
              aria-label={`Picture ${index + 1} of ${images.length}: ${image.alt}`}
              onClick={() => setShown(index)}
            >
              <Picture image={image} decorative />
            </button>
          ))}
      </div>
    </div>
  );
}
