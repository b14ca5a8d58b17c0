import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { ProblemError } from '@/api/problem';
import { SelectField, TextField } from '@/components/field';
import { describe } from '@/lib/failures';
import { CognitoError, explain } from '../cognito-error';
import { type FieldRow, faultOf, type Values } from '../fields';
import styles from './account-form.module.css';

interface AccountFormProps<Name extends string> {
  fields: readonly FieldRow<Name>[];
  initial?: Partial<Values<Name>> | undefined;
  submitLabel: string;
  /** Rejects with what went wrong: the form ties it to its field, or says it above the button. */
  onSubmit: (values: Values<Name>) => Promise<unknown>;
  /** What stands between the fields and the button. */
  children?: ReactNode;
  /** What stands beside the button. */
  beside?: ReactNode;
}

/** Fields as rows, and a button; says what is wrong at the field, and keeps what was typed. */
export function AccountForm<Name extends string>({
  fields,
  initial = {},
  submitLabel,
  onSubmit,
  children,
  beside,
}: AccountFormProps<Name>) {
  const [values, setValues] = useState(() => valuesOf(fields, initial));
  const [submitted, setSubmitted] = useState(false);
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Partial<Values<Name>>>({});
  const [failure, setFailure] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const focusFirstFault = () => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();

  function change(name: Name, value: string) {
    setValues((before) => ({ ...before, [name]: value }));
    setRefused(({ [name]: _, ...others }) => others as Partial<Values<Name>>);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    flushSync(() => {
      setSubmitted(true);
      setFailure(undefined);
    });
    if (fields.some((field) => refused[field.name] ?? faultOf(field, values))) return focusFirstFault();
    setPending(true);
    try {
      await onSubmit(values);
    } catch (error) {
      const { faults, text } = takeFaults(error, fields);
      flushSync(() => {
        setRefused(faults);
        setFailure(text);
        setPending(false);
      });
      focusFirstFault();
      return;
    }
    if (!gone.current) {
      setPending(false);
      setSubmitted(false);
    }
  }

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.fields}>
        {fields.map((field) => {
          const {
            name,
            label,
            hint,
            autoComplete,
            type = 'text',
            inputMode,
            required = true,
            maxLength,
            options,
          } = field;
          const shared = {
            label,
            hint,
            autoComplete,
            name,
            required,
            error: refused[name] ?? (submitted ? faultOf(field, values) : undefined),
            className: field.half ? undefined : styles.whole,
            value: values[name],
            onChange: (event: { target: { value: string } }) => change(name, event.target.value),
          };
          return options ? (
            <SelectField key={name} {...shared}>
              {values[name] === '' && <option value="">Choose…</option>}
              {options.map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </SelectField>
          ) : (
            <TextField key={name} {...shared} type={type} inputMode={inputMode} maxLength={maxLength} />
          );
        })}
      </div>
      {children}
      {failure && (
        <p className="notice danger" role="alert">
          {failure}
        </p>
      )}
      <div className={styles.actions}>
        <button type="submit" className="button" aria-disabled={pending}>
          {pending ? 'One moment…' : submitLabel}
        </button>
        {beside}
      </div>
    </form>
  );
}

function valuesOf<Name extends string>(
  fields: readonly FieldRow<Name>[],
  initial: Partial<Values<Name>>,
): Values<Name> {
  return Object.fromEntries(fields.map(({ name }) => [name, initial[name] ?? ''])) as Values<Name>;
}

function takeFaults<Name extends string>(error: unknown, fields: readonly FieldRow<Name>[]) {
  const faults: Partial<Values<Name>> = {};
  if (error instanceof CognitoError) {
    const { field, text } = explain(error);
    const named = fields.find(({ name, about = name }) => about === field);
    if (!named) return { faults, text };
    faults[named.name] = text;
    return { faults, text: undefined };
  }
  if (error instanceof ProblemError) {
    for (const { name, pointer = `/${name}` } of fields) {
      const fault = error.errors.get(pointer);
      if (fault) faults[name] = fault.detail;
    }
  }
  const { title, advice } = describe(error, navigator.onLine);
  const text = `${title.replace(/\.$/, '')}. ${advice}`;
  return { faults, text: Object.keys(faults).length > 0 ? undefined : text };
}
