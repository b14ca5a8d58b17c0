import type { Variant } from '@/api/types';
import { classNames } from '@/lib/class-names';
import type { Option } from '../variants';
import styles from './option-picker.module.css';

interface OptionPickerProps {
  options: readonly Option[];
  onChoose: (variant: Variant) => void;
}

/** A radio group per option. A sold-out value can be chosen, to see that it is; buying it is what cannot be done. */
export function OptionPicker({ options, onChoose }: OptionPickerProps) {
  return options.map(({ name, values }) => (
    <fieldset key={name} className={styles.option}>
      <legend className={styles.legend}>
        <b>{name}:</b> {values.find(({ chosen }) => chosen)?.value}
      </legend>
      <div className={styles.values}>
        {values.map(({ value, variant, chosen }) => (
          <label key={value} className={classNames(styles.value, variant.available === 0 && styles.soldOut)}>
            <input type="radio" name={name} value={value} checked={chosen} onChange={() => onChoose(variant)} />
            <span>
              {value}
              {variant.available === 0 && <i className="visually-hidden"> (sold out)</i>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  ));
}
