import { type FormEvent, useState } from 'react';
import { Actions, Dialog } from '../shell/dialog';
import { type Difference, takeTheirs } from './conflict';
import styles from './conflict-dialog.module.css';
import type { Draft } from './draft';

interface ConflictDialogProps {
  merged: Draft;
  theirs: Draft;
  both: Difference[];
  taken: Difference[];
  onClose: () => void;
  onResolve: (draft: Draft) => void;
}

/** Somebody saved the same product first: theirs beside mine, to choose from wherever both changed something. */
export function ConflictDialog({ merged, theirs, both, taken, onClose, onResolve }: ConflictDialogProps) {
  const [theirIds, setTheirIds] = useState<ReadonlySet<string>>(new Set());

  const choose = (id: string, their: boolean) => {
    const next = new Set(theirIds);
    if (their) next.add(id);
    else next.delete(id);
    setTheirIds(next);
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const parts = both.filter(({ id }) => theirIds.has(id));
    onResolve(takeTheirs(merged, parts, theirs));
  };

  return (
    <Dialog title="Somebody else saved this product first" onClose={onClose} wide>
      <form className={styles.form} onSubmit={onSubmit}>
        {both.length > 0 && (
          <>
            <p>You both changed what follows. Choose what to keep of each; nothing is saved until you do.</p>
            {both.map(({ id, title, mine, theirs }) => (
              <fieldset key={id} className={styles.part}>
                <legend className={styles.title}>{title}</legend>
                <Side
                  id={id}
                  whose="Yours"
                  text={mine}
                  checked={!theirIds.has(id)}
                  onChoose={() => choose(id, false)}
                />
                <Side
                  id={id}
                  whose="Theirs"
                  text={theirs}
                  checked={theirIds.has(id)}
                  onChoose={() => choose(id, true)}
                />
              </fieldset>
            ))}
          </>
        )}
        {taken.length > 0 && (
          <div className={styles.taken}>
            <p>
              {both.length > 0 ? 'They also changed, and you did not:' : 'They changed what you did not, so both fit:'}
            </p>
            <ul>
              {taken.map(({ id, title, theirs }) => (
                <li key={id}>
                  <strong>{title}</strong>: {theirs || 'removed'}
                </li>
              ))}
            </ul>
          </div>
        )}
        {both.length + taken.length === 0 && <p>They changed only what you changed in the same way.</p>}
        <Actions>
          <button type="submit" className="button compact">
            Save what is chosen
          </button>
          <button type="button" className="button quiet compact" onClick={onClose}>
            Not yet
          </button>
        </Actions>
      </form>
    </Dialog>
  );
}

interface SideProps {
  id: string;
  whose: string;
  text: string;
  checked: boolean;
  onChoose: () => void;
}

function Side({ id, whose, text, checked, onChoose }: SideProps) {
  return (
    <label className={styles.side}>
      <input type="radio" name={id} checked={checked} onChange={onChoose} />
      <span>
        <span className={styles.whose}>{whose}</span>
        <span className={styles.text}>{text || 'Removed'}</span>
      </span>
    </label>
  );
}
