import { useEffect } from 'react';

const SHOP = 'Tradewind';

/** The page's title and description, for tabs, histories and search engines. */
export function usePageMeta(title: string | undefined, description?: string): void {
  useEffect(() => {
    if (title === undefined) return;
    document.title = title === SHOP ? `${SHOP}: well-made things for the home` : `${title} · ${SHOP}`;
  }, [title]);
  useEffect(() => {
    if (description === undefined) return;
    const meta = document.querySelector<HTMLMetaElement>('meta[name="description"]');
    if (!meta) return;
    const before = meta.content;
    meta.content = description;
    return () => {
      meta.content = before;
    };
  }, [description]);
}
