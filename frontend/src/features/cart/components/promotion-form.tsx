import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Quote } from '@/api/types';
import { TextField } from '@/components/field';
import { setPromotionCode, usePromotionCode } from '../promotion-store';
import styles from './promotion-form.module.css';

type PromotionProblem = NonNullable<NonNullable<Quote['promotion']>['problem']>;

const problems: Record<PromotionProblem, string> = {
  'unknown-code': 'We don’t know this code. Is it spelt as you got it?',
  'not-active': 'This code is not valid today.',
  'used-up': 'This code has been used up.',
  'below-minimum': 'This code is for larger orders.',
};

interface PromotionFormProps {
  promotion: Quote['promotion'];
  /** Whether an answer to the code is under way. */
  asking: boolean;
}

export function PromotionForm({ promotion, asking }: PromotionFormProps) {
  const asked = usePromotionCode();
  const [typed, setTyped] = useState(asked ?? '');
  const [fault, setFault] = useState<string>();
  const answer = promotion && promotion.code === asked && !asking ? promotion : undefined;
  const error = fault ?? (answer?.problem && problems[answer.problem]);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (
      answer?.problem &&
      document.activeElement instanceof HTMLButtonElement &&
      form.current?.contains(document.activeElement)
    ) {
      form.current.querySelector('input')?.focus();
    }
  }, [answer?.problem]);

  function apply(event: FormEvent) {
    event.preventDefault();
    const code = typed.trim().toUpperCase();
    const fits = /^[A-Z0-9-]{0,40}$/.test(code);
    setFault(fits ? undefined : 'A code has letters, digits and hyphens only.');
    if (fits) setPromotionCode(code || null);
    else form.current?.querySelector('input')?.focus();
  }

  if (asked && answer && !answer.problem) {
    return (
      <div className={`notice ${styles.applied}`} role="status">
        <span>
          <strong>{answer.code}</strong> {answer.description}
        </span>
        <button
          type="button"
          className="text-button"
          aria-label={`Remove promotion code ${answer.code}`}
          onClick={() => setPromotionCode(null)}
        >
          Remove
        </button>
      </div>
    );
  }
  return (
    <form ref={form} className={styles.form} onSubmit={apply} noValidate>
      <TextField
        label="Promotion code"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        error={error}
      />
      <button type="submit" className="button quiet compact" aria-disabled={asking && asked !== null}>
        Apply
      </button>
    </form>
  );
}
