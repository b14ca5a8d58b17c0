import { TextAreaField, TextField } from '@/components/field';
import { paths } from '@/lib/paths';
import type { Draft } from './draft';
import styles from './seo-field.module.css';

const GOOD_TITLE = 60;
const GOOD_DESCRIPTION = 160;

interface SeoFieldProps {
  draft: Draft;
  onChange: (seo: Draft['seo']) => void;
}

/** How search engines may show the product, and what to say there instead of its name and first paragraph. */
export function SeoField({ draft: { name, slug, description, seo }, onChange }: SeoFieldProps) {
  const usual = { title: name.trim(), description: description.split('\n\n')[0]?.trim() ?? '' };
  const title = seo.title.trim() || usual.title;
  const text = seo.description.trim() || usual.description;
  return (
    <>
      <div className={styles.preview} role="img" aria-label={`Preview: ${title}. ${text}`}>
        <span className={styles.address}>{location.host + paths.product(slug || '…')}</span>
        <span className={styles.title}>{cut(`${title || 'Name'} · Tradewind`, GOOD_TITLE)}</span>
        <span className={styles.text}>
          {cut(text || 'What the product is, in a sentence or two.', GOOD_DESCRIPTION)}
        </span>
      </div>
      <TextField
        label="Title"
        placeholder={usual.title}
        maxLength={70}
        hint={`${title.length} of ${GOOD_TITLE} letters are usually shown`}
        value={seo.title}
        onChange={(event) => onChange({ ...seo, title: event.target.value })}
      />
      <TextAreaField
        label="Summary"
        rows={3}
        placeholder={usual.description}
        maxLength={200}
        hint={`${text.length} of ${GOOD_DESCRIPTION} letters are usually shown`}
        value={seo.description}
        onChange={(event) => onChange({ ...seo, description: event.target.value.replaceAll('\n', ' ') })}
      />
    </>
  );
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1).trimEnd()} …` : text;
}
