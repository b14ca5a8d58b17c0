import { useEffect } from 'react';
import { CloseIcon } from '@/components/icons';
import { createStore, useStore } from '@/lib/store';
import styles from './toasts.module.css';

interface Toast {
  id: number;
  text: string;
  bad: boolean;
  undo?: (() => void) | undefined;
}

const SHOWN_MS = 8000;
const toasts = createStore<readonly Toast[]>([]);
let last = 0;

/** Says what was done, and offers to take it back where that can be. */
export function say(text: string, { undo, bad = false }: { undo?: () => void; bad?: boolean } = {}): void {
  last += 1;
  toasts.set([...toasts.get().slice(-2), { id: last, text, bad, undo }]);
}

function dismiss(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}

export function Toasts() {
  const shown = useStore(toasts);
  return (
    <div className={styles.toasts} role="status">
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastCard({ toast: { id, text, bad, undo } }: { toast: Toast }) {
  useEffect(() => {
    // What went wrong, or can be undone, is not hurried away from who reads slowly.
    if (bad) return;
    const timer = setTimeout(dismiss, undo ? 2 * SHOWN_MS : SHOWN_MS, id);
    return () => clearTimeout(timer);
  }, [id, bad, undo]);
  return (
    <div className={bad ? `${styles.toast} ${styles.bad}` : styles.toast}>
      <p>{text}</p>
      {undo && (
        <button
          type="button"
          className={styles.undo}
          onClick={() => {
            dismiss(id);
            undo();
          }}
        >
          Undo
        </button>
      )}
      <button type="button" className={styles.close} aria-label="Dismiss" onClick={() => dismiss(id)}>
        <CloseIcon />
      </button>
    </div>
  );
}
