import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Address, SavedAddress } from '@/api/types';
import { Skeleton } from '@/components/skeleton';
import { addressesQuery, profileQuery } from '@/features/account';
import { addressLines } from '@/lib/address-lines';
import { chooseAddress, typeAddress, useCheckout } from '../checkout-store';
import { addressFrom } from '../fields';
import styles from './options.module.css';

interface AddressChoiceProps {
  /** Where the shop delivers; undefined while that is not known. */
  countries: readonly string[] | undefined;
}

/** The account's address book, and a way to another address. */
export default function AddressChoice({ countries }: AddressChoiceProps) {
  const { data: addresses, isPending } = useQuery(addressesQuery);
  const { data: profile } = useQuery(profileQuery);
  const { values, savedAddress } = useCheckout();
  // What was typed is there again for who looks at the book and comes back.
  const typed = useRef<Partial<Address>>();

  if (isPending) return <Skeleton height="9rem" />;
  if (!addresses || addresses.length === 0) return null;

  function choose(saved: SavedAddress) {
    if (savedAddress === null) typed.current = addressFrom(values);
    chooseAddress(saved);
  }

  return (
    <fieldset className={styles.options}>
      <legend className="visually-hidden">Which address</legend>
      {addresses.map((saved) => {
        const [name, ...lines] = addressLines(saved.address);
        const delivers = countries?.includes(saved.address.country) ?? true;
        return (
          <label key={saved.id} className={styles.option}>
            <input
              type="radio"
              name="address"
              checked={saved.id === savedAddress}
              disabled={!delivers}
              onChange={() => choose(saved)}
            />
            <span>
              <span className={styles.name}>{name}</span>
              <span className={styles.detail}>{lines.join(', ')}</span>
              {!delivers && <span className={styles.detail}>We don’t deliver there.</span>}
            </span>
            {saved.isDefault && <span className={styles.detail}>Default</span>}
          </label>
        );
      })}
      <label className={styles.option}>
        <input
          type="radio"
          name="address"
          checked={savedAddress === null}
          onChange={() => typeAddress(typed.current ?? { name: profile?.name ?? '' })}
        />
        <span className={styles.name}>Another address</span>
      </label>
    </fieldset>
  );
}
