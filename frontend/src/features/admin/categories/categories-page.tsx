import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '@/api/client';
import type { Category } from '@/api/types';
import { Failure } from '@/components/failure';
import { childrenOf } from '@/lib/category-tree';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { Actions, Dialog } from '../shell/dialog';
import { PageHead } from '../shell/page-head';
import { say } from '../shell/toasts';
import styles from './categories-page.module.css';
import { treeQuery, useTreeChange } from './category-api';
import { CategoryDialog } from './category-dialog';
import { type Direction, moved, type Place, placesOf } from './moves';

type Asked = { what: 'new' } | { what: 'edit' | 'delete'; category: Category } | null;

const steps: { direction: Direction; sign: string; words: (name: string) => string }[] = [
  { direction: 'up', sign: '↑', words: (name) => `Move ${name} up` },
  { direction: 'down', sign: '↓', words: (name) => `Move ${name} down` },
  { direction: 'in', sign: '→', words: (name) => `Move ${name} into the one before it` },
  { direction: 'out', sign: '←', words: (name) => `Move ${name} out` },
];

export default function CategoriesPage() {
  usePageMeta('Categories');
  const tree = useQuery(treeQuery);
  const { change, changing } = useTreeChange();
  const [asked, setAsked] = useState<Asked>(null);
  const categories = tree.data?.items ?? [];
  const close = () => setAsked(null);

  const arrange = (items: Place[]) => change((header) => api.arrangeCategories({ header, body: { items } }));
  const onMove = async ({ slug, name }: Category, direction: Direction) => {
    const after = moved(categories, slug, direction);
    if (!after) return;
    const before = placesOf(categories);
    // What went wrong is said where the change is sent.
    const done = await arrange(after).catch(() => null);
    if (done) say(`${name} is moved.`, { undo: () => void arrange(before).catch(() => null) });
  };
  const onDelete = async ({ slug, name }: Category) => {
    close();
    const done = await change((header) => api.deleteCategory({ path: { category: slug }, header })).catch(() => null);
    if (done) say(`${name} is deleted.`);
  };

  const branch = (parent?: string) => (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none
    <ul className={styles.branch} role="list" aria-label={parent ? undefined : 'Categories'}>
      {childrenOf(categories, parent).map((category) => (
        <li key={category.slug}>
          <div className={styles.row}>
            <span className={styles.name}>
              <Link to={paths.category(category.slug)}>{category.name}</Link>
              <span className={styles.slug}>{category.slug}</span>
            </span>
            <span className={styles.steps}>
              {steps.map(({ direction, sign, words }) => (
                <button
                  key={direction}
                  type="button"
                  className="icon-button"
                  aria-label={words(category.name)}
                  disabled={changing || !moved(categories, category.slug, direction)}
                  onClick={() => void onMove(category, direction)}
                >
                  <span aria-hidden="true">{sign}</span>
                </button>
              ))}
            </span>
            <span className={styles.acts}>
              <button
                type="button"
                className="text-button"
                aria-label={`Edit ${category.name}`}
                onClick={() => setAsked({ what: 'edit', category })}
              >
                Edit
              </button>
              <button
                type="button"
                className="text-button"
                aria-label={`Delete ${category.name}`}
                onClick={() => setAsked({ what: 'delete', category })}
              >
                Delete
              </button>
            </span>
          </div>
          {childrenOf(categories, category.slug).length > 0 && branch(category.slug)}
        </li>
      ))}
    </ul>
  );

  return (
    <>
      <PageHead title="Categories">
        <button
          type="button"
          className="button compact"
          disabled={!tree.data}
          onClick={() => setAsked({ what: 'new' })}
        >
          New category
        </button>
      </PageHead>
      {tree.isError && <Failure error={tree.error} onRetry={() => void tree.refetch()} />}
      {tree.data && categories.length === 0 && (
        <div className={styles.empty}>
          <h2>There are no categories</h2>
          <p className="soft">Every product stands in a category: create one, then create products.</p>
        </div>
      )}
      <div aria-busy={tree.isPending}>{categories.length > 0 && branch()}</div>
      {(asked?.what === 'new' || asked?.what === 'edit') && (
        <CategoryDialog
          category={asked.what === 'edit' ? asked.category : null}
          categories={categories}
          change={change}
          onClose={close}
        />
      )}
      {asked?.what === 'delete' && (
        <Dialog title={`Delete ${asked.category.name}?`} onClose={close}>
          <p>Its address in the shop leads nowhere then. A category that something is in can’t be deleted.</p>
          <Actions>
            <button type="button" className="button compact" onClick={() => void onDelete(asked.category)}>
              Delete
            </button>
            <button type="button" className="button quiet compact" onClick={close}>
              Keep it
            </button>
          </Actions>
        </Dialog>
      )}
    </>
  );
}
