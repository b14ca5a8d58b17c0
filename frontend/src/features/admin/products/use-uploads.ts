import { useEffect, useRef, useState } from 'react';
import type { Image } from '@/api/types';
import { Unfit, upload } from './upload';

/** A file on its way to be a picture. `share` of it has been sent; `problem` says why it did not get there, and `again` whether it may. */
export interface Upload {
  id: number;
  file: File;
  share: number;
  problem: string;
  again: boolean;
}

const AT_ONCE = 3;

/** Files that are being uploaded, some at once, until the page is left. `onReady` is told each picture as it is there. */
export function useUploads(onReady: (image: Image) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const running = useRef(new Map<number, AbortController>());
  const last = useRef(0);
  const ready = useRef(onReady);
  ready.current = onReady;

  useEffect(() => {
    const all = running.current;
    return () => {
      for (const controller of all.values()) controller.abort();
    };
  }, []);

  const change = (id: number, part: Partial<Upload>) =>
    setUploads((current) => current.map((each) => (each.id === id ? { ...each, ...part } : each)));

  const remove = (id: number) => {
    running.current.get(id)?.abort();
    setUploads((current) => current.filter((each) => each.id !== id));
  };

  const start = async ({ id, file }: Upload) => {
    const controller = new AbortController();
    running.current.set(id, controller);
    try {
      const image = await upload(file, (share) => change(id, { share }), controller.signal);
      ready.current(image);
      remove(id);
    } catch (error) {
      if (controller.signal.aborted) return;
      const problem = error instanceof Error ? error.message : String(error);
      change(id, { problem, again: !(error instanceof Unfit) });
    } finally {
      running.current.delete(id);
    }
  };

  // Whatever waits begins as soon as there is room.
  useEffect(() => {
    const waiting = uploads.filter(({ id, problem }) => !problem && !running.current.has(id));
    for (const each of waiting.slice(0, AT_ONCE - running.current.size)) void start(each);
  });

  return {
    uploads,
    add: (files: readonly File[]) => {
      const added = files.map((file) => {
        last.current += 1;
        return { id: last.current, file, share: 0, problem: '', again: false };
      });
      setUploads((current) => [...current, ...added]);
    },
    retry: (id: number) => change(id, { share: 0, problem: '', again: false }),
    remove,
  };
}
