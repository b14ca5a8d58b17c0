import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '@/api/client';
import { ProblemError } from '@/api/problem';
import type { Image, Product, ProductStatus } from '@/api/types';
import { SelectField, TextAreaField, TextField } from '@/components/field';
import { pathsOf } from '@/lib/category-tree';
import { classNames } from '@/lib/class-names';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { Actions, Dialog } from '../shell/dialog';
import { useUnsaved } from '../shell/leaving';
import { PageHead } from '../shell/page-head';
import { say } from '../shell/toasts';
import { compare, type Difference, withStockOf } from './conflict';
import { ConflictDialog } from './conflict-dialog';
import { check, type Draft, draftOf, rename } from './draft';
import { ImagesField } from './images-field';
import { OptionsBuilder } from './options-builder';
import { categoriesQuery, countStock, readStock, writeProduct } from './product-api';
import styles from './product-editor.module.css';
import { SeoField } from './seo-field';
import { Status, statusTexts } from './status';
import { VariantGrid } from './variant-grid';

interface ProductEditorProps {
  /** Of a product that is there. */
  id?: string;
  product?: Product;
  /** Of a new one. */
  currency?: string;
  draft: Draft;
}

interface Conflict {
  merged: Draft;
  theirs: Draft;
  version: number;
  both: Difference[];
  taken: Difference[];
}

export function ProductEditor({ id, product, draft: first, ...props }: ProductEditorProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const categories = useQuery(categoriesQuery).data ?? [];
  const currency = product?.variants[0]?.price.currency ?? props.currency ?? '';
  const [base, setBase] = useState(first);
  const [draft, setDraft] = useState(first);
  const [version, setVersion] = useState(product?.version ?? 0);
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [saving, setSaving] = useState(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [deleting, setDeleting] = useState(false);
  const [pendingImages, setPendingImages] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const title = id ? base.name : 'New product';
  const dirty = JSON.stringify(draft) !== JSON.stringify(base);
  usePageMeta(title);
  useUnsaved((dirty || pendingImages > 0) && !saving);

  const change = (part: Partial<Draft>) => setDraft((current) => ({ ...current, ...part }));

  const addImage = useCallback(
    (image: Image) =>
      setDraft((current) =>
        current.images.some(({ url }) => url === image.url)
          ? current
          : { ...current, images: [...current.images, image] },
      ),
    [],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.metaKey || event.ctrlKey) || event.altKey) return;
      event.preventDefault();
      form.current?.requestSubmit();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const complain = (found: ReadonlyMap<string, string>) => {
    setErrors(found);
    // After they are shown.
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };

  const forget = () => {
    void client.invalidateQueries({ queryKey: ['admin', 'products'] });
    void client.invalidateQueries({ queryKey: ['admin', 'stock'] });
    void client.invalidateQueries({ queryKey: ['product'] });
    void client.invalidateQueries({ queryKey: ['products'] });
  };

  /** Takes over what the shop holds now. */
  const settle = async (saved: Product) => {
    const settled = draftOf(saved, await readStock(saved.id));
    setBase(settled);
    setDraft(settled);
    setVersion(saved.version);
    forget();
  };

  const save = async (wanted: Draft, onVersion: number) => {
    if (saving) return;
    const { input, errors: found, counts } = check(wanted, currency);
    if (found.size > 0) return complain(found);
    setErrors(new Map());
    setSaving(true);
    try {
      if (!id) {
        const created = await api.createProduct({ body: input });
        forget();
        say(`${created.name} is created.`);
        navigate(paths.adminProduct(created.id), { replace: true });
        return;
      }
      const saved = await writeProduct(id, onVersion, input);
      const failed = await countStock(counts, 'In the product editor');
      await settle(saved);
      if (failed.length === 0) say(`${saved.name} is saved.`);
      for (const { name, why } of failed) say(`${name}: ${why}`, { bad: true });
    } catch (error) {
      if (id && error instanceof ProblemError && error.status === 412) await meet(id, wanted);
      else if (error instanceof ProblemError && error.errors.size > 0) {
        complain(new Map([...error.errors].map(([pointer, { detail }]) => [pointer, detail])));
        say(error.message, { bad: true });
      } else say(error instanceof Error ? error.message : String(error), { bad: true });
    } finally {
      setSaving(false);
    }
  };

  /** Somebody else saved the product first: their version beside this one. */
  const meet = async (id: string, mine: Draft) => {
    const [newer, stock] = await Promise.all([api.getProduct({ path: { product: id } }), readStock(id)]);
    const theirs = draftOf(newer, stock);
    setConflict({ ...compare(base, mine, theirs), theirs, version: newer.version });
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (pendingImages > 0) {
      return say('Images are still on the way. Save when they are there, or stop them first.', { bad: true });
    }
    void save(draft, version);
  };

  const setStatus = async (status: ProductStatus) => {
    const before = base.status;
    setSaving(true);
    try {
      const current = check(base, currency).input;
      const saved = await writeProduct(id ?? '', version, { ...current, status });
      await settle(saved);
      say(`${saved.name} is ${statusTexts[status].toLowerCase()} now.`, {
        undo: async () => {
          try {
            await settle(await writeProduct(saved.id, saved.version, { ...current, status: before }));
          } catch (error) {
            say(error instanceof Error ? error.message : String(error), { bad: true });
          }
        },
      });
    } catch (error) {
      say(error instanceof Error ? error.message : String(error), { bad: true });
    } finally {
      setSaving(false);
    }
  };

  const remove = async () => {
    setDeleting(false);
    setSaving(true);
    try {
      await api.deleteProduct({ path: { product: id ?? '' }, header: { 'If-Match': `"${version}"` } });
      forget();
      say(`${base.name} is deleted.`);
      navigate(paths.adminArea('products'), { replace: true });
    } catch (error) {
      say(error instanceof Error ? error.message : String(error), { bad: true });
      setSaving(false);
    }
  };

  const saveButtons = (
    <>
      {dirty && (
        <button
          type="button"
          className="button quiet compact"
          onClick={() => {
            setDraft(base);
            setErrors(new Map());
            say('Your changes are discarded.', { undo: () => setDraft(draft) });
          }}
        >
          Discard
        </button>
      )}
      <button
        type="submit"
        className="button compact"
        aria-keyshortcuts="Control+S"
        disabled={saving || (id !== undefined && !dirty)}
      >
        {saving ? 'Saving …' : id ? (dirty ? 'Save' : 'Saved') : 'Create'}
      </button>
    </>
  );

  return (
    <>
      <form ref={form} onSubmit={onSubmit} noValidate>
        <div className={styles.bar}>
          <PageHead
            title={
              <span className={styles.title}>
                {title}
                {id && <Status status={base.status} />}
              </span>
            }
          >
            {id && (
              <>
                {base.status === 'active' && (
                  <Link className="button quiet compact" to={paths.product(base.slug)}>
                    View in the shop
                  </Link>
                )}
                <Link className="button quiet compact" to={paths.adminNewProduct(id)}>
                  Duplicate
                </Link>
                <button
                  type="button"
                  className="button quiet compact"
                  disabled={dirty || saving}
                  title={dirty ? 'Save or discard your changes first' : undefined}
                  onClick={() => void setStatus(base.status === 'archived' ? 'draft' : 'archived')}
                >
                  {base.status === 'archived' ? 'Restore as draft' : 'Archive'}
                </button>
              </>
            )}
            <span className={styles.atTop}>{saveButtons}</span>
          </PageHead>
        </div>
        <div className={styles.layout}>
          <div className={styles.column}>
            <section className={classNames('panel', styles.panel)} aria-labelledby="editor-basics">
              <h2 id="editor-basics">What it is</h2>
              <TextField
                label="Name"
                value={draft.name}
                maxLength={120}
                error={errors.get('/name')}
                autoFocus={!id}
                onChange={(event) => setDraft((current) => rename(current, event.target.value, !id))}
              />
              <TextAreaField
                label="Description"
                hint="A blank line begins a new paragraph."
                rows={6}
                maxLength={5000}
                value={draft.description}
                error={errors.get('/description')}
                onChange={(event) => change({ description: event.target.value })}
              />
            </section>
            <section className={classNames('panel', styles.panel)} aria-labelledby="editor-images">
              <h2 id="editor-images">Images</h2>
              <ImagesField
                images={draft.images}
                onChange={(images) => change({ images })}
                onAdd={addImage}
                onPending={setPendingImages}
              />
            </section>
            <section className={classNames('panel', styles.panel)} aria-labelledby="editor-variants">
              <h2 id="editor-variants">Options and variants</h2>
              <OptionsBuilder draft={draft} onChange={setDraft} />
              <VariantGrid draft={draft} currency={currency} errors={errors} onChange={setDraft} />
            </section>
          </div>
          <div className={styles.column}>
            <section className={classNames('panel', styles.panel)} aria-labelledby="editor-place">
              <h2 id="editor-place">In the shop</h2>
              <SelectField
                label="Status"
                value={draft.status}
                hint={
                  draft.status === 'active'
                    ? 'Everybody can see and buy it.'
                    : draft.status === 'draft'
                      ? 'Only staff see it.'
                      : 'Not sold any more; orders keep what they sold.'
                }
                onChange={(event) => change({ status: event.target.value as ProductStatus })}
              >
                {Object.entries(statusTexts).map(([value, text]) => (
                  <option key={value} value={value}>
                    {text}
                  </option>
                ))}
              </SelectField>
              <SelectField
                label="Category"
                value={draft.category}
                error={errors.get('/category')}
                onChange={(event) => change({ category: event.target.value })}
              >
                {!draft.category && <option value="">Choose one</option>}
                {pathsOf(categories).map(({ slug, text }) => (
                  <option key={slug} value={slug}>
                    {text}
                  </option>
                ))}
              </SelectField>
              <TextField
                label="Slug"
                hint="Its address in the shop. Links to the old one lead nowhere when it changes."
                value={draft.slug}
                maxLength={80}
                spellCheck={false}
                error={errors.get('/slug')}
                onChange={(event) => change({ slug: event.target.value.toLowerCase() })}
              />
            </section>
            <section className={classNames('panel', styles.panel)} aria-labelledby="editor-seo">
              <h2 id="editor-seo">Search listing</h2>
              <SeoField draft={draft} onChange={(seo) => change({ seo })} />
            </section>
            {id && (
              <p>
                <button type="button" className={styles.delete} disabled={saving} onClick={() => setDeleting(true)}>
                  Delete this product
                </button>
              </p>
            )}
          </div>
        </div>
        <div className={styles.atEnd}>{saveButtons}</div>
      </form>
      {conflict && (
        <ConflictDialog
          {...conflict}
          onClose={() => setConflict(null)}
          onResolve={(resolved) => {
            const { theirs, version: newer } = conflict;
            const rebased = withStockOf(resolved, theirs);
            setConflict(null);
            setBase(theirs);
            setVersion(newer);
            setDraft(rebased);
            void save(rebased, newer);
          }}
        />
      )}
      {deleting && (
        <Dialog title={`Delete ${base.name}?`} onClose={() => setDeleting(false)}>
          <p>
            The product and its stock are gone for good; orders keep what they sold. To take it out of the shop and keep
            it here, archive it.
          </p>
          <Actions>
            <button type="button" className="button quiet compact" onClick={() => setDeleting(false)}>
              Keep it
            </button>
            <button type="button" className={`button compact ${styles.destroy}`} onClick={() => void remove()}>
              Delete
            </button>
          </Actions>
        </Dialog>
      )}
    </>
  );
}
