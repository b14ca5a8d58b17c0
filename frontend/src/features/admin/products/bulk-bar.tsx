import { type FormEvent, useState } from 'react';
import type { Category, ProductInput, ProductOverview, ProductStatus } from '@/api/types';
import { SelectField, TextField } from '@/components/field';
import { CloseIcon } from '@/components/icons';
import { pathsOf } from '@/lib/category-tree';
import { Actions, Dialog } from '../shell/dialog';
import { say } from '../shell/toasts';
import styles from './bulk-bar.module.css';
import { type BulkResult, changeProducts, undoChanges } from './product-api';
import { statusTexts } from './status';

interface BulkBarProps {
  chosen: readonly ProductOverview[];
  categories: readonly Category[];
  onClear: () => void;
  onDone: () => void;
}

type Ask = 'category' | 'price' | null;

/** What can be done to all selected products at once. */
export function BulkBar({ chosen, categories, onClear, onDone }: BulkBarProps) {
  const [ask, setAsk] = useState<Ask>(null);
  const [done, setDone] = useState<number | null>(null);
  if (chosen.length === 0) return null;

  const run = async (what: string, change: (input: ProductInput) => ProductInput) => {
    setAsk(null);
    setDone(0);
    const result = await changeProducts(chosen, change, setDone);
    setDone(null);
    onClear();
    onDone();
    report(what, result, onDone);
  };
  const setStatus = (status: ProductStatus) =>
    run(`set to ${statusTexts[status].toLowerCase()}`, (input) => ({ ...input, status }));

  return (
    <section className={styles.bar} aria-label="Selected products">
      {done !== null ? (
        <label className={styles.progress}>
          Changing {chosen.length} {chosen.length === 1 ? 'product' : 'products'} …
          <progress value={done} max={chosen.length} />
        </label>
      ) : (
        <>
          <strong className={styles.count}>
            {chosen.length} <span className={styles.wide}>selected</span>
          </strong>
          <button type="button" className="button quiet compact" onClick={() => setStatus('active')}>
            Activate
          </button>
          <button type="button" className="button quiet compact" onClick={() => setStatus('archived')}>
            Archive
          </button>
          <button type="button" className="button quiet compact" onClick={() => setAsk('price')}>
            Change prices
          </button>
          <button type="button" className="button quiet compact" onClick={() => setAsk('category')}>
            Move to category
          </button>
          <button type="button" className="icon-button" aria-label="Select none" onClick={onClear}>
            <CloseIcon />
          </button>
        </>
      )}
      {ask === 'category' && (
        <CategoryDialog
          categories={categories}
          onClose={() => setAsk(null)}
          onChoose={({ slug, name }) => run(`moved to ${name}`, (input) => ({ ...input, category: slug }))}
        />
      )}
      {ask === 'price' && (
        <PriceDialog
          onClose={() => setAsk(null)}
          onChoose={(percent) => run(`priced ${percent > 0 ? '+' : '−'}${Math.abs(percent)} %`, priceChange(percent))}
        />
      )}
    </section>
  );
}

function report(what: string, { changed, failed }: BulkResult, onDone: () => void): void {
  if (changed.length > 0) {
    say(`${changed.length} ${changed.length === 1 ? 'product' : 'products'} ${what}.`, {
      undo: async () => {
        const undone = await undoChanges(changed);
        onDone();
        if (undone.failed.length > 0) report('put back', undone, onDone);
        else say('All is as it was.');
      },
    });
  }
  for (const { name, why } of failed) say(`${name}: ${why}`, { bad: true });
}

/** Every price by so many per cent, rounded to a whole minor unit. */
export function priceChange(percent: number): (input: ProductInput) => ProductInput {
  return (input) => ({
    ...input,
    variants: input.variants.map((variant) => ({
      ...variant,
      price: { ...variant.price, amount: Math.round((variant.price.amount * (100 + percent)) / 100) },
    })),
  });
}

interface CategoryDialogProps {
  categories: readonly Category[];
  onClose: () => void;
  onChoose: (category: Category) => void;
}

function CategoryDialog({ categories, onClose, onChoose }: CategoryDialogProps) {
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const slug = new FormData(event.currentTarget).get('category');
    const category = categories.find((each) => each.slug === slug);
    if (category) onChoose(category);
  };
  return (
    <Dialog title="Move to category" onClose={onClose}>
      <form className={styles.form} onSubmit={onSubmit}>
        <SelectField label="Category" name="category">
          {pathsOf(categories).map(({ slug, text }) => (
            <option key={slug} value={slug}>
              {text}
            </option>
          ))}
        </SelectField>
        <Actions>
          <button type="submit" className="button compact">
            Move
          </button>
          <button type="button" className="button quiet compact" onClick={onClose}>
            Cancel
          </button>
        </Actions>
      </form>
    </Dialog>
  );
}

function PriceDialog({ onClose, onChoose }: { onClose: () => void; onChoose: (percent: number) => void }) {
  const [error, setError] = useState<string>();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('percent'));
    const percent = Number(typed.trim().replace(',', '.').replace('−', '-'));
    if (typed.trim() === '' || !(percent >= -90 && percent <= 500) || percent === 0) {
      setError('A number of per cent from −90 to 500, such as 5 or −10.');
    } else onChoose(percent);
  };
  return (
    <Dialog title="Change prices" onClose={onClose}>
      <form className={styles.form} onSubmit={onSubmit} noValidate>
        <TextField
          label="By how many per cent"
          name="percent"
          inputMode="decimal"
          hint="Of each variant's price, rounded to a whole cent. It can be undone."
          error={error}
        />
        <Actions>
          <button type="submit" className="button compact">
            Change
          </button>
          <button type="button" className="button quiet compact" onClick={onClose}>
            Cancel
          </button>
        </Actions>
      </form>
    </Dialog>
  );
}
