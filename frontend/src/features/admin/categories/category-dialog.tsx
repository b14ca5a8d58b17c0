import { type FormEvent, useState } from 'react';
import { api } from '@/api/client';
import { ProblemError } from '@/api/problem';
import type { Category, CategoryPage } from '@/api/types';
import { SelectField, TextAreaField, TextField } from '@/components/field';
import { pathsOf } from '@/lib/category-tree';
import { slugFor } from '../products/draft';
import { Actions, Dialog } from '../shell/dialog';
import { say } from '../shell/toasts';
import styles from './categories-page.module.css';

interface CategoryDialogProps {
  /** Null for a new one. */
  category: Category | null;
  categories: readonly Category[];
  change: (send: (header: { 'If-Match': string }) => Promise<CategoryPage>) => Promise<CategoryPage>;
  onClose: () => void;
}

export function CategoryDialog({ category, categories, change, onClose }: CategoryDialogProps) {
  const [errors, setErrors] = useState<ReadonlyMap<string, { detail: string }>>(new Map());
  const [slug, setSlug] = useState('');
  const [touched, setTouched] = useState(false);
  const [saving, setSaving] = useState(false);

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? '').trim();
    const words = { name: text('name'), description: text('description') };
    if (!words.name) {
      setErrors(new Map([['/name', { detail: 'Every category has a name.' }]]));
      return;
    }
    setSaving(true);
    try {
      await change((header) =>
        category
          ? api.updateCategory({
              path: { category: category.slug },
              header,
              body: { ...words, ...(category.image && { image: category.image }) },
            })
          : api.createCategory({
              header,
              body: { ...words, slug, ...(text('parent') && { parent: text('parent') }) },
            }),
      );
    } catch (error) {
      setErrors(error instanceof ProblemError ? error.errors : new Map());
      setSaving(false);
      return;
    }
    say(category ? `${words.name} is saved.` : `${words.name} is created.`);
    onClose();
  };

  return (
    <Dialog title={category ? `Edit ${category.name}` : 'New category'} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void onSubmit(event)} noValidate>
        <TextField
          label="Name"
          name="name"
          defaultValue={category?.name ?? ''}
          maxLength={60}
          autoComplete="off"
          error={errors.get('/name')?.detail}
          onChange={({ target }) => !touched && setSlug(slugFor(target.value))}
        />
        {!category && (
          <>
            <TextField
              label="Slug"
              hint="Its address in the shop. It stays as it is."
              value={slug}
              maxLength={80}
              autoComplete="off"
              error={errors.get('/slug')?.detail}
              onChange={({ target }) => {
                setTouched(true);
                setSlug(target.value);
              }}
            />
            <SelectField label="Below" name="parent" error={errors.get('/parent')?.detail}>
              <option value="">None: at the top</option>
              {pathsOf(categories).map(({ slug, text }) => (
                <option key={slug} value={slug}>
                  {text}
                </option>
              ))}
            </SelectField>
          </>
        )}
        <TextAreaField
          label="Description"
          name="description"
          hint="Shown at the top of its page."
          rows={3}
          maxLength={500}
          defaultValue={category?.description ?? ''}
          error={errors.get('/description')?.detail}
        />
        <Actions>
          <button type="submit" className="button compact" disabled={saving}>
            {category ? 'Save' : 'Create'}
          </button>
          <button type="button" className="button quiet compact" onClick={onClose}>
            Cancel
          </button>
        </Actions>
      </form>
    </Dialog>
  );
}
