import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { Failure } from '@/components/failure';
import { Skeleton } from '@/components/skeleton';
import { usePageMeta } from '@/lib/page-meta';
import { profileQuery } from '../api/me';
import { AccountForm } from '../components/account-form';
import { Section } from '../components/section';
import type { FieldRow } from '../fields';

const fields: readonly FieldRow<'name' | 'phone'>[] = [
  {
    name: 'name',
    label: 'Name (optional)',
    autoComplete: 'name',
    required: false,
    maxLength: 100,
    fits: () => true,
    says: 'Use up to 100 letters.',
  },
  {
    name: 'phone',
    label: 'Phone (optional)',
    hint: 'So that a carrier can reach you.',
    autoComplete: 'tel',
    type: 'tel',
    inputMode: 'tel',
    required: false,
    maxLength: 30,
    fits: (value) => /^[0-9+() ./-]*$/.test(value),
    says: 'Use digits, spaces and + ( ) . / - only.',
  },
];

export default function ProfilePage() {
  usePageMeta('Profile');
  const client = useQueryClient();
  const { data: profile, error, refetch } = useQuery(profileQuery);
  const [saved, setSaved] = useState(false);
  return (
    <>
      <h1>Profile</h1>
      {error && !profile && <Failure error={error} onRetry={refetch} />}
      {!profile && !error && <Skeleton height="14rem" />}
      {profile && (
        <Section title="About you" intro="What we call you, and how we reach you.">
          <AccountForm
            fields={fields}
            initial={profile}
            submitLabel="Save"
            onSubmit={async ({ name, phone }) => {
              setSaved(false);
              const body = { name: name.trim(), phone: phone.trim() };
              client.setQueryData(profileQuery.queryKey, await api.updateProfile({ body }));
              setSaved(true);
            }}
            beside={<span role="status">{saved && 'Saved.'}</span>}
          />
        </Section>
      )}
    </>
  );
}
