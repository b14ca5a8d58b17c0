import type { Image } from '@/api/types';
import { classNames } from '@/lib/class-names';
import styles from './picture.module.css';

interface PictureProps {
  image: Image | undefined;
  /** For a picture that only repeats what the text beside it says. */
  decorative?: boolean;
  /** Load first: for what is seen before scrolling. */
  eager?: boolean;
  className?: string | undefined;
}

export function Picture({ image, decorative = false, eager = false, className }: PictureProps) {
  return (
    <span className={classNames(styles.frame, className)}>
      {image && (
        <img
          className={styles.image}
          src={image.url}
          alt={decorative ? '' : image.alt}
          width={image.width}
          height={image.height}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          // React 18 passes only the lower-case attribute on.
          {...(eager ? { fetchpriority: 'high' } : {})}
        />
      )}
    </span>
  );
}
