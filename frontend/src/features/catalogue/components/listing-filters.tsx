import { type FormEvent, useRef, useState } from 'react';
import type { ProductSort } from '@/api/types';
import { SelectField, TextField } from '@/components/field';
import { fromDecimal, symbolOf, toDecimal } from '@/lib/money';
import { type Listing, sorts } from '../listing-address';
import styles from './listing-filters.module.css';

interface ListingFiltersProps {
  listing: Listing;
  /** Known once the list has shown a price. */
  currency: string | undefined;
  onChange: (listing: Listing) => void;
}

const limits = { minPrice: 'Lowest price', maxPrice: 'Highest price' } as const;
type Limit = keyof typeof limits;

export function ListingFilters({ listing, currency, onChange }: ListingFiltersProps) {
  const [faults, setFaults] = useState<Partial<Record<Limit, string>>>({});
  const form = useRef<HTMLFormElement>(null);
  const filtered = listing.minPrice !== undefined || listing.maxPrice !== undefined;

  function apply(event: FormEvent) {
    event.preventDefault();
    if (!form.current || !currency) return;
    const typed = new FormData(form.current);
    const amounts = Object.fromEntries(
      Object.keys(limits).map((name) => {
        const text = String(typed.get(name) ?? '');
        return [name, text === '' ? undefined : (fromDecimal(text, currency) ?? Number.NaN)];
      }),
    ) as Record<Limit, number | undefined>;

    const found: typeof faults = {};
    for (const name of Object.keys(limits) as Limit[]) {
      if (Number.isNaN(amounts[name])) found[name] = 'An amount such as 25 or 19.50';
    }
    if (amounts.minPrice !== undefined && amounts.maxPrice !== undefined && amounts.minPrice > amounts.maxPrice) {
      found.maxPrice = 'Not below the lowest price';
    }
    setFaults(found);
    const first = (Object.keys(limits) as Limit[]).find((name) => found[name]);
    if (first) form.current.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
    else onChange({ ...listing, ...amounts, pages: 1 });
  }

  return (
    <div className={styles.bar}>
      <form className={styles.price} ref={form} onSubmit={apply} aria-label="Price range" noValidate>
        {(Object.keys(limits) as Limit[]).map((name) => (
          <TextField
            // A new address, as after Back, brings its own amounts.
            key={`${name}-${listing[name]}-${currency}`}
            className={styles.amount}
            name={name}
            label={currency ? `${limits[name]}, ${symbolOf(currency)}` : limits[name]}
            inputMode="decimal"
            autoComplete="off"
            defaultValue={listing[name] !== undefined && currency ? toDecimal({ amount: listing[name], currency }) : ''}
            error={faults[name]}
          />
        ))}
        <button type="submit" className="button quiet compact">
          Apply
        </button>
        {filtered && (
          <button
            type="button"
            className="text-button"
            onClick={() => {
              setFaults({});
              onChange({ ...listing, minPrice: undefined, maxPrice: undefined, pages: 1 });
            }}
          >
            Clear prices
          </button>
        )}
      </form>
      <SelectField
        className={styles.sort}
        label="Sort by"
        value={listing.sort}
        onChange={(event) => onChange({ ...listing, sort: event.target.value as ProductSort, pages: 1 })}
      >
        {Object.entries(sorts).map(([sort, name]) => (
          <option key={sort} value={sort}>
            {name}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
