import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '@/api/client';
import type { Address, SavedAddress } from '@/api/types';
import { Failure } from '@/components/failure';
import { Skeleton } from '@/components/skeleton';
import { countryName } from '@/lib/countries';
import { usePageMeta } from '@/lib/page-meta';
import { addressFields, addressFrom, valuesFrom } from '../address-fields';
import { addressesQuery } from '../api/me';
import { AccountForm } from '../components/account-form';
import { Section } from '../components/section';
import styles from './addresses-page.module.css';

type Editing = { id: string | null } | null;

export default function AddressesPage() {
  usePageMeta('Addresses');
  const client = useQueryClient();
  const { data: addresses, error, refetch } = useQuery(addressesQuery);
  const [editing, setEditing] = useState<Editing>(null);
  const [failure, setFailure] = useState<unknown>();
  const heading = useRef<HTMLHeadingElement>(null);

  async function done() {
    await client.invalidateQueries({ queryKey: addressesQuery.queryKey });
    setEditing(null);
    heading.current?.focus();
  }

  function change(act: () => Promise<unknown>) {
    setFailure(undefined);
    act().then(done, setFailure);
  }

  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        Addresses
      </h1>
      {error && !addresses && <Failure error={error} onRetry={refetch} />}
      {Boolean(failure) && <Failure error={failure} onRetry={() => setFailure(undefined)} />}
      {!addresses && !error && <Skeleton height="12rem" />}
      {addresses && editing && (
        <AddressForm
          key={editing.id}
          saved={addresses.find(({ id }) => id === editing.id)}
          onDone={done}
          onCancel={() => setEditing(null)}
        />
      )}
      {addresses && !editing && (
        <>
          {addresses.length === 0 && <p>None yet. Keep the places here that you have things sent to.</p>}
          {addresses.length > 0 && (
            // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none
            <ul className={styles.addresses} role="list">
              {addresses.map((saved) => (
                <Card
                  key={saved.id}
                  saved={saved}
                  onEdit={() => setEditing({ id: saved.id })}
                  onDefault={() =>
                    change(() =>
                      api.updateAddress({
                        path: { addressId: saved.id },
                        body: { address: saved.address, isDefault: true },
                      }),
                    )
                  }
                  onDelete={() => change(() => api.deleteAddress({ path: { addressId: saved.id } }))}
                />
              ))}
            </ul>
          )}
          <div>
            <button type="button" className="button" onClick={() => setEditing({ id: null })}>
              Add an address
            </button>
          </div>
        </>
      )}
    </>
  );
}

interface CardProps {
  saved: SavedAddress;
  onEdit: () => void;
  onDefault: () => void;
  onDelete: () => void;
}

function Card({ saved: { address, isDefault }, onEdit, onDefault, onDelete }: CardProps) {
  const short = `${address.name}, ${address.line1}`;
  return (
    <li className={`panel ${styles.card}`}>
      {isDefault && <span className={styles.flag}>Default</span>}
      <address className={styles.address}>
        {linesOf(address).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
      <div className={styles.actions}>
        <button type="button" className="text-button small" aria-label={`Change ${short}`} onClick={onEdit}>
          Change
        </button>
        {!isDefault && (
          <button type="button" className="text-button small" aria-label={`Make default: ${short}`} onClick={onDefault}>
            Make default
          </button>
        )}
        <button type="button" className="text-button small" aria-label={`Delete ${short}`} onClick={onDelete}>
          Delete
        </button>
      </div>
    </li>
  );
}

function linesOf({ name, line1, line2, postalCode, city, region, country, phone }: Address): string[] {
  return [name, line1, line2, `${postalCode} ${city}`, region, countryName(country), phone].filter(
    (line): line is string => Boolean(line),
  );
}

interface AddressFormProps {
  saved: SavedAddress | undefined;
  onDone: () => Promise<void>;
  onCancel: () => void;
}

function AddressForm({ saved, onDone, onCancel }: AddressFormProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('h2')?.focus(), []);
  return (
    <div ref={box}>
      <Section title={saved ? 'Change the address' : 'A new address'}>
        <AccountForm
          fields={addressFields}
          initial={valuesFrom(saved?.address)}
          submitLabel="Save the address"
          onSubmit={async (values) => {
            const body = { address: addressFrom(values), isDefault: false };
            if (saved) await api.updateAddress({ path: { addressId: saved.id }, body });
            else await api.createAddress({ body });
            await onDone();
          }}
          beside={
            <button type="button" className="text-button" onClick={onCancel}>
              Leave it
            </button>
          }
        />
      </Section>
    </div>
  );
}
