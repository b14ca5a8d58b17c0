import { useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { SelectField } from '@/components/field';
import { describe } from '@/lib/failures';
import { paths } from '@/lib/paths';
import { useUnsaved } from '../shell/leaving';
import { csvHeader, type Item, itemsOfDocuments, itemsOfTable } from './documents';
import { save } from './exporting';
import { fieldsOf, guessMapping, type Kind, type Mapping } from './fields';
import { type Counts, type KeptRun, keepMapping, keepRun, mappingOf, runOf } from './kept-run';
import { decode, type Encoding, encodings, FileFault, hashOf, readDocuments, readTable, type Table } from './reading';
import { Report } from './report';
import { batchesOf, type Job, type Results } from './running';
import styles from './transfer.module.css';
import { type JobState, useJob } from './use-job';

type Stage = 'choose' | 'match' | 'check' | 'import';

/** The file that was chosen, as far as it has been understood. */
interface Source {
  name: string;
  hash: string;
  bytes: Uint8Array;
  encoding: Encoding;
  guessed: boolean;
  /** A table, or the documents of a JSON file. */
  content: Table | Record<string, unknown>[];
}

const stages: [Stage, string][] = [
  ['choose', 'Choose a file'],
  ['match', 'Match its columns'],
  ['check', 'Check'],
  ['import', 'Import'],
];
const leaving = {
  check: { title: 'Stop the check?', text: 'Nothing has been changed yet.' },
  import: { title: 'Stop the import?', text: 'What is imported so far stays. Choose the same file again to go on.' },
};
const nothing: Results = new Map();

export function ImportWizard({ currency }: { currency: string }) {
  const client = useQueryClient();
  const [stage, setStage] = useState<Stage>('choose');
  const [kind, setKind] = useState<Kind>('products');
  const [source, setSource] = useState<Source | null>(null);
  const [mapping, setMapping] = useState<Mapping>({});
  const [fault, setFault] = useState('');
  const [begun, setBegun] = useState<KeptRun | null>(null);
  const [items, setItems] = useState<readonly Item[]>([]);
  const [leaveOut, setLeaveOut] = useState(false);
  const [counts, setCounts] = useState<Counts>({});
  const job = useJob();
  const done = useRef(new Set<number>());
  // What was left out when the import began, for when it is taken up again.
  const leftOut = useRef<readonly number[]>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  const running = job.state.phase === 'running' || job.state.phase === 'paused';
  useUnsaved(running, leaving[stage === 'import' ? 'import' : 'check']);

  // Where one step ends, the next begins for who cannot see it.
  const shown = useRef(stage);
  useEffect(() => {
    if (shown.current !== stage) heading.current?.focus();
    shown.current = stage;
  }, [stage]);

  const choose = async (file: File | undefined) => {
    if (!file) return;
    setFault('');
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const hash = await hashOf(bytes);
      const kept = runOf(hash);
      const of = kept?.kind ?? kind;
      const next = read(file.name, hash, bytes, kept?.encoding);
      setSource(next);
      setKind(of);
      setMapping(kept?.mapping ?? mappingFor(of, next));
      setBegun(kept ?? null);
      setStage('match');
    } catch (error) {
      // A file may be gone, or not this person's to read.
      setFault(error instanceof FileFault ? error.message : 'The browser could not read this file; choose it again.');
    }
  };

  const readAgain = (encoding: Encoding) => {
    if (!source) return;
    try {
      const next = read(source.name, source.hash, source.bytes, encoding);
      setFault('');
      setSource(next);
      setMapping(mappingFor(kind, next));
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      setFault(error.message);
      setSource({ ...source, encoding });
    }
  };

  const itemsNow = (): readonly Item[] | null => {
    if (!source) return null;
    try {
      const { content } = source;
      if (Array.isArray(content)) return itemsOfDocuments(kind, content);
      const found = itemsOfTable(kind, content, mapping, currency);
      keepMapping(kind, content.header, mapping);
      return found;
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      setFault(error.message);
      return null;
    }
  };

  const jobOf = (of: readonly Item[], dryRun: boolean, leftOut: readonly number[]): Job => ({
    kind,
    items: of,
    batches: batchesOf(of),
    file: source?.hash ?? '',
    dryRun,
    done: done.current,
    leftOut: new Set(leftOut),
  });

  const check = (of: readonly Item[], before: Results) => {
    setItems(of);
    setStage('check');
    void job.start(jobOf(of, true, []), before, (batch) => done.current.add(batch));
  };

  const onCheck = () => {
    const of = itemsNow();
    if (!of) return;
    done.current = new Set();
    setLeaveOut(false);
    check(of, nothing);
  };

  const write = async (of: readonly Item[], before: Results, counted: Counts) => {
    if (!source) return;
    const wanted = jobOf(of, false, leftOut.current);
    const total: Record<string, number> = { ...counted };
    const { hash, encoding } = source;
    const keep = () =>
      keepRun({
        ...{ hash, kind, encoding, mapping, leftOut: leftOut.current },
        ...{ batches: wanted.batches.length, done: [...done.current], counts: total },
      });
    setItems(of);
    setCounts(counted);
    setStage('import');
    keep();
    await job.start(wanted, before, (batch, found) => {
      done.current.add(batch);
      for (const { outcome } of found.values()) total[outcome] = (total[outcome] ?? 0) + 1;
      setCounts({ ...total });
      keep();
    });
    // Whatever the back office shows of products and stock is of before.
    void client.invalidateQueries({ queryKey: ['admin'] });
  };

  const refused = items.flatMap((_, i) => (job.state.results.get(i)?.outcome === 'refused' ? [i] : []));
  const onImport = () => {
    done.current = new Set();
    leftOut.current = refused;
    void write(items, nothing, {});
  };
  const onGoOn = () => {
    const of = itemsNow();
    if (!of || !begun) return;
    done.current = new Set(begun.done);
    // Another release may put other items together; then it begins again, which is harmless.
    if (batchesOf(of).length !== begun.batches) done.current = new Set();
    leftOut.current = begun.leftOut;
    void write(of, nothing, begun.counts);
  };
  const onAgain = () => {
    if (stage === 'import') void write(items, job.state.results, counts);
    else check(items, job.state.results);
  };
  const restart = () => {
    job.stop();
    setSource(null);
    setBegun(null);
    setFault('');
    setStage('choose');
  };

  const finished = job.state.phase === 'finished';
  const bad = items.filter(({ faults }, i) => faults.length > 0 || job.state.results.get(i)?.outcome === 'refused');
  const good = items.length - bad.length;
  return (
    <section className={styles.panel} aria-labelledby="import">
      <h2 id="import">Import</h2>
      <ol className={styles.steps}>
        {stages.map(([id, title]) => (
          <li key={id} aria-current={id === stage ? 'step' : undefined}>
            {title}
          </li>
        ))}
      </ol>

      {stage === 'choose' && <Choice kind={kind} onKind={setKind} onFile={(file) => void choose(file)} fault={fault} />}

      {stage === 'match' && source && (
        <>
          <h3 ref={heading} tabIndex={-1}>
            {source.name}: {sizeOf(source)}
          </h3>
          {begun ? (
            <div className="notice">
              <p>
                An import of this very file was begun in this browser: {begun.done.length} of {begun.batches} parts are
                in. Going on imports the rest; beginning again is harmless, as what is there already is not written
                twice.
              </p>
              <div className={styles.actions}>
                <button type="button" className="button compact" onClick={onGoOn}>
                  Go on
                </button>
                <button type="button" className="button quiet compact" onClick={() => setBegun(null)}>
                  Begin again
                </button>
                <button type="button" className="button quiet compact" onClick={restart}>
                  Choose another file
                </button>
              </div>
              {fault && (
                <p className="field-error" role="alert">
                  {fault}
                </p>
              )}
            </div>
          ) : (
            <Matching
              kind={kind}
              source={source}
              mapping={mapping}
              fault={fault}
              onEncoding={readAgain}
              onMapping={(next) => {
                setFault('');
                setMapping(next);
              }}
              onCheck={onCheck}
              onBack={restart}
            />
          )}
        </>
      )}

      {(stage === 'check' || stage === 'import') && (
        <>
          <h3 ref={heading} tabIndex={-1}>
            {headingOf(stage, job.state.phase)}
          </h3>
          {!finished && (
            <Progress
              state={job.state}
              verb={stage === 'check' ? 'checked' : 'imported'}
              onPause={job.pause}
              onResume={job.resume}
              onStop={job.stop}
              onAgain={onAgain}
              onBack={restart}
            />
          )}
          {(finished || job.state.results.size > 0) && (
            <Report
              kind={kind}
              where={Array.isArray(source?.content) ? 'Item' : 'Line'}
              items={items}
              results={job.state.results}
              counts={stage === 'import' ? counts : null}
            />
          )}
          {finished && stage === 'check' && (
            <>
              {bad.length > 0 && good > 0 && (
                <label className={styles.choice}>
                  <input type="checkbox" checked={leaveOut} onChange={() => setLeaveOut(!leaveOut)} />
                  Leave out {counted(kind, bad.length)} with errors, and import the others
                </label>
              )}
              {good === 0 && <p>There is nothing to import: correct the file, and choose it again.</p>}
              <div className={styles.actions}>
                {good > 0 && (
                  <button
                    type="button"
                    className="button compact"
                    aria-disabled={bad.length > 0 && !leaveOut}
                    onClick={() => (bad.length === 0 || leaveOut) && onImport()}
                  >
                    Import {counted(kind, good)}
                  </button>
                )}
                <button type="button" className="button quiet compact" onClick={() => setStage('match')}>
                  Back to the columns
                </button>
                <button type="button" className="button quiet compact" onClick={restart}>
                  Choose another file
                </button>
              </div>
            </>
          )}
          {finished && stage === 'import' && (
            <div className={styles.actions}>
              <Link className="button compact" to={paths.adminArea(kind)}>
                {kind === 'products' ? 'See the products' : 'See the stock'}
              </Link>
              <button type="button" className="button quiet compact" onClick={restart}>
                Import another file
              </button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

interface ChoiceProps {
  kind: Kind;
  onKind: (kind: Kind) => void;
  onFile: (file: File | undefined) => void;
  fault: string;
}

function Choice({ kind, onKind, onFile, fault }: ChoiceProps) {
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <>
      <fieldset className={styles.kinds}>
        <legend className="field-label">What is in the file?</legend>
        <label>
          <input type="radio" name="kind" checked={kind === 'products'} onChange={() => onKind('products')} />
          Products, one row per variant
        </label>
        <label>
          <input type="radio" name="kind" checked={kind === 'stock'} onChange={() => onKind('stock')} />
          Stock, one row per SKU
        </label>
      </fieldset>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for the mouse alone; the field within does the same by keyboard */}
      <div
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <label htmlFor="import-file" className="field-label">
          A CSV or JSON file
        </label>
        <input
          id="import-file"
          type="file"
          accept=".csv,.tsv,.txt,.json,text/csv,application/json"
          aria-describedby="import-file-hint"
          onChange={(event) => {
            onFile(event.target.files?.[0]);
            // The same file again, once it was corrected, is a choice too.
            event.target.value = '';
          }}
        />
        <p id="import-file-hint" className="field-hint">
          Or drop it here. It is checked first; nothing is changed until you have seen what would be.
        </p>
      </div>
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
      <p className="soft">
        {kind === 'products'
          ? 'What the file does not have stays as it is: a list of prices needs a slug, a SKU and a price. Nothing is removed.'
          : 'A count sets what is on hand. A file counts each SKU once, however often it is imported, so that orders that came meanwhile are not undone.'}{' '}
        <button
          type="button"
          className="text-button"
          onClick={() => save(new Blob([csvHeader(kind)], { type: 'text/csv;charset=utf-8' }), `${kind}-template.csv`)}
        >
          Download an empty file with all columns
        </button>
      </p>
    </>
  );
}

interface MatchingProps {
  kind: Kind;
  source: Source;
  mapping: Mapping;
  fault: string;
  onEncoding: (encoding: Encoding) => void;
  onMapping: (mapping: Mapping) => void;
  onCheck: () => void;
  onBack: () => void;
}

function Matching({ kind, source, mapping, fault, onEncoding, onMapping, onCheck, onBack }: MatchingProps) {
  const { content, encoding, guessed } = source;
  const table = Array.isArray(content) ? null : content;
  return (
    <>
      {table?.notices.map((notice) => (
        <p key={notice} className="notice">
          {notice}
        </p>
      ))}
      <div className={styles.fields}>
        <SelectField
          label="Encoding"
          value={encoding}
          hint={
            guessed
              ? 'Guessed, as nothing in the file says so. If letters below look wrong, choose another.'
              : 'How the file’s bytes are letters.'
          }
          onChange={(event) => onEncoding(event.target.value as Encoding)}
        >
          {Object.entries(encodings).map(([id, title]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
      </div>
      {table ? (
        <fieldset className={styles.kinds}>
          <legend className="field-label">Which column is what?</legend>
          <p className="field-hint">
            What is not in the file stays as it is.{' '}
            {kind === 'products' && 'A new product needs a name, a category and prices.'}
          </p>
        </fieldset>
      ) : (
        <p className="soft">A JSON file names its fields itself; there is nothing to match.</p>
      )}
      {table && (
        <div className={styles.mapping}>
          {fieldsOf[kind].map(({ id, title, needed }) => (
            <SelectField
              key={id}
              label={needed ? `${title} (needed)` : title}
              value={mapping[id] ?? ''}
              hint={samplesOf(table, mapping[id])}
              onChange={(event) => onMapping(remapped(mapping, id, event.target.value))}
            >
              <option value="">Not in the file</option>
              {table.header.map((name, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place
                <option key={column} value={column}>
                  {name || `Column ${column + 1}`}
                </option>
              ))}
            </SelectField>
          ))}
        </div>
      )}
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
      <div className={styles.actions}>
        <button type="button" className="button compact" onClick={onCheck}>
          Check
        </button>
        <button type="button" className="button quiet compact" onClick={onBack}>
          Choose another file
        </button>
      </div>
    </>
  );
}

interface ProgressProps {
  state: JobState;
  verb: string;
  onPause: () => void;
  onResume: () => void;
  onStop: () => void;
  onAgain: () => void;
  onBack: () => void;
}

function Progress({ state, verb, onPause, onResume, onStop, onAgain, onBack }: ProgressProps) {
  const { phase, rows, total, rate, error } = state;
  const left = rate > 0 ? (total - rows) / rate : null;
  const failure = phase === 'failed' ? describe(error) : null;
  return (
    <div className={styles.progress}>
      <label>
        {rows.toLocaleString('en')} of {total.toLocaleString('en')} rows {verb}
        <progress value={rows} max={Math.max(1, total)} />
      </label>
      <p className={styles.said}>
        {phase === 'running' &&
          left !== null &&
          `${Math.round(rate).toLocaleString('en')} rows a second, ${timeLeft(left)}`}
        {phase === 'paused' && 'Paused.'}
        {phase === 'stopped' && 'Stopped.'}
      </p>
      {failure && (
        <p className="field-error" role="alert">
          {failure.title} {failure.advice}
        </p>
      )}
      <div className={styles.actions}>
        {phase === 'running' && (
          <button type="button" className="button quiet compact" onClick={onPause}>
            Pause
          </button>
        )}
        {phase === 'paused' && (
          <button type="button" className="button compact" onClick={onResume}>
            Go on
          </button>
        )}
        {(phase === 'running' || phase === 'paused') && (
          <button type="button" className="button quiet compact" onClick={onStop}>
            Stop
          </button>
        )}
        {(phase === 'stopped' || phase === 'failed') && (
          <>
            <button type="button" className="button compact" onClick={onAgain}>
              Go on
            </button>
            <button type="button" className="button quiet compact" onClick={onBack}>
              Choose another file
            </button>
          </>
        )}
      </div>
    </div>
  );
}

/** Throws FileFault. */
function read(name: string, hash: string, bytes: Uint8Array, chosen?: Encoding): Source {
  const { text, encoding, guessed } = decode(bytes, chosen);
  const json = /\.json$/i.test(name) || /^\s*[[{]/.test(text);
  return { name, hash, bytes, encoding, guessed, content: json ? readDocuments(text) : readTable(text) };
}

function mappingFor(kind: Kind, { content }: Source): Mapping {
  if (Array.isArray(content)) return {};
  return mappingOf(kind, content.header) ?? guessMapping(kind, content.header);
}

/** A column is one field: where another had it, that one loses it. */
function remapped(mapping: Mapping, field: string, chosen: string): Mapping {
  const others = Object.entries(mapping).filter(([id, column]) => id !== field && String(column) !== chosen);
  return Object.fromEntries(chosen === '' ? others : [...others, [field, Number(chosen)]]);
}

const MOST_SAMPLES = 3;

function samplesOf(table: Table, column: number | undefined): string | undefined {
  if (column === undefined) return undefined;
  const filled = table.rows.map(({ cells }) => cells[column]?.trim() ?? '').filter(Boolean);
  const samples = [...new Set(filled.slice(0, 50))].slice(0, MOST_SAMPLES).map((text) => text.slice(0, 60));
  return samples.length > 0 ? samples.join(' · ') : 'All cells are empty.';
}

function sizeOf({ content }: Source): string {
  return Array.isArray(content)
    ? `${content.length.toLocaleString('en')} items`
    : `${content.rows.length.toLocaleString('en')} rows`;
}

function counted(kind: Kind, count: number): string {
  const one = kind === 'products' ? 'product' : 'SKU';
  return `${count.toLocaleString('en')} ${count === 1 ? one : `${one}s`}`;
}

function headingOf(stage: Stage, phase: JobState['phase']): string {
  const over = phase === 'finished';
  if (stage === 'check') return over ? 'What the import would do' : 'Checking, nothing is changed yet';
  return over ? 'Imported' : 'Importing';
}

function timeLeft(seconds: number): string {
  if (seconds < 5) return 'nearly done';
  if (seconds < 90) return `about ${Math.ceil(seconds / 5) * 5} seconds left`;
  return `about ${Math.ceil(seconds / 60)} minutes left`;
}
