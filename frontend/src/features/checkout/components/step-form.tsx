import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Link } from 'react-router';
import { SelectField, TextField } from '@/components/field';
import { countryName } from '@/lib/countries';
import { setValue, useCheckout, useServerFaults } from '../checkout-store';
import { faultOf, fieldsOf, type StepName } from '../fields';
import styles from './step-fields.module.css';

interface StepFormProps {
  step: StepName;
  /** The country codes to choose from, where the step asks for one. */
  countries?: readonly string[];
  back: { to: string; label: string };
  submitLabel: string;
  /** Where it finds a fault, the field is given the focus. */
  onDone: () => unknown;
  /** What stands above the fields, such as a choice that fills them in. */
  above?: ReactNode;
  /** Whether something else has filled the fields in: nothing is typed then. */
  filled?: boolean;
  children?: ReactNode;
}

export function StepForm({
  step,
  countries = [],
  back,
  submitLabel,
  onDone,
  above,
  filled = false,
  children,
}: StepFormProps) {
  const rows = filled ? [] : fieldsOf(step);
  const { values } = useCheckout();
  const serverFaults = useServerFaults();
  const [submitted, setSubmitted] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  // Not on leaving a field: a message that appears under the pointer moves the button that is being pressed.
  const faults = new Map(
    rows.map((row) => [row.name, serverFaults[row.name] ?? (submitted ? faultOf(row, values[row.name]) : undefined)]),
  );

  const focusFirstFault = () => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  useEffect(focusFirstFault, []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    flushSync(() => setSubmitted(true));
    const bad = rows.some((row) => serverFaults[row.name] ?? faultOf(row, values[row.name]));
    if (!bad) await onDone();
    focusFirstFault();
  }

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {above}
      {rows.length > 0 && (
        <div className={styles.fields}>
          {rows.map(({ name, label, hint, autoComplete, type, inputMode, required, half, maxLength }) => {
            const shared = {
              label,
              hint,
              autoComplete,
              name,
              required,
              error: faults.get(name),
              className: half ? undefined : styles.whole,
              value: values[name],
              onChange: (event: { target: { value: string } }) => setValue(name, event.target.value),
            };
            return name === 'country' ? (
              <SelectField key={name} {...shared}>
                {values.country === '' && <option value="">Choose…</option>}
                {countries.map((code) => (
                  <option key={code} value={code}>
                    {countryName(code)}
                  </option>
                ))}
              </SelectField>
            ) : (
              <TextField key={name} {...shared} type={type ?? 'text'} inputMode={inputMode} maxLength={maxLength} />
            );
          })}
        </div>
      )}
      {children}
      <div className={styles.actions}>
        <Link to={back.to}>{back.label}</Link>
        <button type="submit" className={`button ${styles.forth}`}>
          {submitLabel}
        </button>
      </div>
    </form>
  );
}
