import { useEffect, useRef, useState } from 'react';
import { createStore, useStore } from '@/lib/store';
import { Actions, Dialog } from './dialog';

interface Question {
  title: string;
  text: string;
}

const changes = { title: 'Leave without saving?', text: 'What you changed on this page is not saved yet.' };

/** What is asked before this page is left, as it holds changes that nobody saved. */
const unsaved = createStore<Question | null>(null);
/** What somebody asked for while it did: goes on with it. */
const asked = createStore<(() => void) | null>(null);

/** Goes on at once, or after the person agreed to lose what is not saved. */
export function whenSafe(go: () => void): void {
  if (unsaved.get()) asked.set(go);
  else go();
}

/** Leaving the page, by whatever way, asks first as long as `dirty`. */
export function useUnsaved(dirty: boolean, question: Question = changes): void {
  useEffect(() => {
    if (!dirty) return;
    unsaved.set(question);
    return () => {
      // Another part of the page may hold it by now.
      if (unsaved.get() === question) unsaved.set(null);
    };
  }, [dirty, question]);
}

/** Holds links, Back and the closing of the tab while something is not saved. */
export function LeavingGuard() {
  const question = useStore(unsaved);
  const held = question !== null;
  const go = useStore(asked);
  // Set while an agreed leave is under way.
  const released = useRef(false);
  const [place, setPlace] = useState(historyIndex);

  useEffect(() => {
    if (!held) {
      setPlace(historyIndex());
      return;
    }
    released.current = false;
    const here = historyIndex();
    setPlace(here);

    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (released.current || !link || !plain || link.target === '_blank' || link.origin !== location.origin) return;
      if (link.pathname === location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      asked.set(() => link.click());
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    document.addEventListener('click', onClick, true);
    window.addEventListener('beforeunload', onUnload);
    return () => {
      document.removeEventListener('click', onClick, true);
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [held]);

  useEffect(() => {
    if (!held) return;
    let returning = false;
    const onPop = (event: PopStateEvent) => {
      if (released.current) return;
      // The router must not hear of it: the address has changed, and the page stays.
      event.stopImmediatePropagation();
      if (returning) {
        returning = false;
        return;
      }
      const steps = historyIndex() - place;
      returning = true;
      history.go(-steps || 1);
      asked.set(() => history.go(steps || -1));
    };
    window.addEventListener('popstate', onPop, true);
    return () => window.removeEventListener('popstate', onPop, true);
  }, [held, place]);

  if (!go) return null;
  const { title, text } = question ?? changes;
  return (
    <Dialog title={title} onClose={() => asked.set(null)}>
      <p>{text}</p>
      <Actions>
        <button type="button" className="button compact" onClick={() => asked.set(null)}>
          Stay here
        </button>
        <button
          type="button"
          className="button quiet compact"
          onClick={() => {
            released.current = true;
            asked.set(null);
            go();
          }}
        >
          Leave
        </button>
      </Actions>
    </Dialog>
  );
}

/** The place in this tab's history, which the router numbers. */
function historyIndex(): number {
  return (history.state as { idx?: number } | null)?.idx ?? 0;
}
