import { useRef, useState } from 'react';
import { SelectField } from '@/components/field';
import { useUnsaved } from '../shell/leaving';
import { exportFile, type Format, save } from './exporting';
import type { Kind } from './fields';
import styles from './transfer.module.css';

const leaving = { title: 'Stop the export?', text: 'The file is not finished yet.' };
const words = { products: 'products', stock: 'SKUs' };

/** Everything there is, as a file that the import takes back as it is. */
export function ExportPanel() {
  const [kind, setKind] = useState<Kind>('products');
  const [format, setFormat] = useState<Format>('csv');
  const [count, setCount] = useState<number | null>(null);
  const [said, setSaid] = useState<{ text: string; bad?: boolean } | null>(null);
  const stopping = useRef<AbortController | null>(null);
  useUnsaved(count !== null, leaving);

  const start = async () => {
    const controller = new AbortController();
    stopping.current = controller;
    setSaid(null);
    setCount(0);
    let total = 0;
    try {
      const file = await exportFile(
        kind,
        format,
        (count) => {
          total = count;
          setCount(count);
        },
        controller.signal,
      );
      save(file, `${kind}-${new Date().toISOString().slice(0, 10)}.${format}`);
      setSaid({ text: `${total.toLocaleString('en')} ${words[kind]} are in the file.` });
    } catch (error) {
      const text = controller.signal.aborted ? 'Stopped; nothing was kept.' : (error as Error).message;
      setSaid({ text, bad: !controller.signal.aborted });
    }
    setCount(null);
  };

  return (
    <section className={styles.panel} aria-labelledby="export">
      <h2 id="export">Export</h2>
      <p className="soft">
        All there is, page by page into one file. Imported again as it is, it changes nothing; change it in a
        spreadsheet, and what you changed is what is imported.
      </p>
      <div className={styles.fields}>
        <SelectField
          label="What"
          value={kind}
          disabled={count !== null}
          onChange={(event) => setKind(event.target.value as Kind)}
        >
          <option value="products">Products</option>
          <option value="stock">Stock</option>
        </SelectField>
        <SelectField
          label="As"
          value={format}
          disabled={count !== null}
          onChange={(event) => setFormat(event.target.value as Format)}
        >
          <option value="csv">CSV, for spreadsheets</option>
          <option value="json">JSON, for programs</option>
        </SelectField>
      </div>
      {count === null ? (
        <div className={styles.actions}>
          <button type="button" className="button quiet compact" onClick={() => void start()}>
            Export
          </button>
        </div>
      ) : (
        <div className={styles.progress}>
          <label>
            {count.toLocaleString('en')} {words[kind]} so far …
            <progress />
          </label>
          <button type="button" className="button quiet compact" onClick={() => stopping.current?.abort()}>
            Stop
          </button>
        </div>
      )}
      <p className={said?.bad ? 'field-error' : styles.said} role="status">
        {said?.text}
      </p>
    </section>
  );
}
