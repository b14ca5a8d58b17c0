import { MinusIcon, PlusIcon } from './icons';
import styles from './quantity-stepper.module.css';

interface QuantityStepperProps {
  /** What is counted, for people who don't see the layout. */
  of: string;
  value: number;
  max: number;
  onChange: (quantity: number) => void;
}

export function QuantityStepper({ of, value, max, onChange }: QuantityStepperProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would announce a form inside every cart line
    <div className={styles.stepper} role="group" aria-label={`Quantity of ${of}`}>
      <button
        type="button"
        className={styles.step}
        aria-label="One less"
        disabled={value <= 1}
        onClick={() => onChange(value - 1)}
      >
        <MinusIcon />
      </button>
      <span className={styles.count} aria-live="polite">
        {value}
      </span>
      <button
        type="button"
        className={styles.step}
        aria-label="One more"
        disabled={value >= max}
        onClick={() => onChange(value + 1)}
      >
        <PlusIcon />
      </button>
    </div>
  );
}
