import type { Image } from '@/api/types';
import { classNames } from '@/lib/class-names';
import { sourcesOf } from '@/lib/media';
import styles from './picture.module.css';

interface PictureProps {
  image: Image | undefined;
  /** For a picture that only repeats what the text beside it says. */
  decorative?: boolean;
  /** Load first: for what is seen before scrolling. */
  eager?: boolean;
  /** How wide it is shown, as the `sizes` attribute has it. */
  sizes?: string;
  className?: string | undefined;
}

export function Picture({ image, decorative = false, eager = false, sizes = '6rem', className }: PictureProps) {
  const sources = image ? sourcesOf(image.url) : [];
  const shown = image && (
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
  );
  return (
    <span className={classNames(styles.frame, className)}>
      {sources.length > 0 ? (
        <picture className={styles.choice}>
          {sources.map(({ type, srcSet }) => (
            <source key={type} type={type} srcSet={srcSet} sizes={sizes} />
          ))}
          {shown}
        </picture>
      ) : (
        shown
      )}
    </span>
  );
}
