import { type KeyboardEvent, useState } from 'react';
import { CloseIcon, PlusIcon } from '@/components/icons';
import { addOption, addValue, type Draft, MOST_OPTIONS, MOST_VARIANTS, removeOption, removeValue } from './draft';
import styles from './options-builder.module.css';

interface OptionsBuilderProps {
  draft: Draft;
  onChange: (draft: Draft) => void;
}

/** What tells the variants apart: each option with its values, from which the variants follow. */
export function OptionsBuilder({ draft, onChange }: OptionsBuilderProps) {
  const [problem, setProblem] = useState('');
  const { options, variants } = draft;

  const onAddOption = (name: string, value: string): boolean => {
    const known = options.some((option) => option.name === name);
    if (!name || !value) setProblem('An option has a name, such as Size, and a first value, such as M.');
    else if (known) setProblem(`${name} is an option already.`);
    if (!name || !value || known) return false;
    setProblem('');
    onChange(addOption(draft, name, value));
    return true;
  };

  const onAddValue = (name: string, value: string): boolean => {
    const option = options.find((each) => each.name === name);
    if (!value || !option) return false;
    if (option.values.includes(value)) {
      setProblem(`${value} is there already.`);
      return false;
    }
    const next = addValue(draft, name, value);
    if (next.variants.length > MOST_VARIANTS) {
      setProblem(`That would be ${next.variants.length} variants; a product can have ${MOST_VARIANTS}.`);
      return false;
    }
    setProblem('');
    onChange(next);
    return true;
  };

  return (
    <div className={styles.builder}>
      {options.length === 0 && (
        <p className="soft small">
          Sold in one form only? Then there is nothing to do here. Otherwise add an option, such as Size or Colour: each
          combination of values becomes a variant with its own SKU, price and stock.
        </p>
      )}
      {options.map(({ name, values }) => (
        <fieldset key={name} className={styles.option}>
          <legend className={styles.name}>{name}</legend>
          {values.map((value) => (
            <span key={value} className={styles.value}>
              {value}
              <button
                type="button"
                className={styles.remove}
                aria-label={`Remove ${name} ${value} and its variants`}
                disabled={values.length === 1}
                onClick={() => onChange(removeValue(draft, name, value))}
              >
                <CloseIcon />
              </button>
            </span>
          ))}
          <ValueInput name={name} onAdd={(value) => onAddValue(name, value)} />
          <button
            type="button"
            className="text-button"
            onClick={() => onChange(removeOption(draft, name))}
            aria-label={`Remove the option ${name}`}
          >
            Remove
          </button>
        </fieldset>
      ))}
      {options.length < MOST_OPTIONS && <NewOption onAdd={onAddOption} />}
      <p className="field-error" role="alert">
        {problem}
      </p>
      <p className="visually-hidden" role="status">
        {variants.length} variants
      </p>
    </div>
  );
}

function ValueInput({ name, onAdd }: { name: string; onAdd: (value: string) => boolean }) {
  const [typed, setTyped] = useState('');
  const add = () => onAdd(typed.trim()) && setTyped('');
  return (
    <span className={styles.adder}>
      <input
        className={styles.input}
        aria-label={`New value of ${name}`}
        placeholder="New value"
        maxLength={40}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <button type="button" className={styles.add} aria-label={`Add the value to ${name}`} onClick={add}>
        <PlusIcon />
      </button>
    </span>
  );
}

function NewOption({ onAdd }: { onAdd: (name: string, value: string) => boolean }) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const add = () => {
    if (!onAdd(name.trim(), value.trim())) return;
    setName('');
    setValue('');
  };
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  return (
    <fieldset className={styles.option}>
      <legend className="visually-hidden">New option</legend>
      <input
        className={styles.input}
        aria-label="Name of a new option"
        placeholder="Option, such as Size"
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={onEnter}
      />
      <input
        className={styles.input}
        aria-label="First value of the new option"
        placeholder="First value, such as M"
        maxLength={40}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={onEnter}
      />
      <button type="button" className="button quiet compact" onClick={add}>
        Add option
      </button>
    </fieldset>
  );
}
