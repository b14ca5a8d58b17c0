import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '@/api/session';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { deleteData, download, exportData } from '../api/export';
import { AccountForm } from '../components/account-form';
import { Section } from '../components/section';
import type { FieldRow } from '../fields';

export default function DataPage() {
  usePageMeta('Your data');
  return (
    <>
      <h1>Your data</h1>
      <Section
        title="Take it along"
        intro="Profile, addresses, wishlist, cart and every order, as a JSON file that other programs can read."
      >
        <AccountForm
          fields={[]}
          submitLabel="Download your data"
          onSubmit={async () => download('tradewind-data.json', await exportData())}
        />
      </Section>
      <Deletion />
    </>
  );
}

function Deletion() {
  const session = useSession();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const email = session?.email ?? '';
  const confirmation: FieldRow<'confirmation'> = {
    name: 'confirmation',
    label: 'Type your e-mail address to confirm',
    autoComplete: 'off',
    type: 'email',
    maxLength: 254,
    fits: (value) => value.trim().toLowerCase() === email,
    says: `Type ${email} to delete the account.`,
  };
  return (
    <Section
      title="Delete the account"
      intro="Your profile, addresses, wishlist and cart go, and so does your login. Your orders stay in our books, as the law asks, without your name, addresses and e-mail."
    >
      {asked ? (
        <AccountForm
          fields={[confirmation]}
          submitLabel="Delete the account for good"
          onSubmit={async () => {
            await deleteData();
            const { deleteLogin } = await import('../cognito');
            await deleteLogin();
            await navigate(paths.home);
          }}
          beside={
            <button type="button" className="text-button" onClick={() => setAsked(false)}>
              Keep it
            </button>
          }
        />
      ) : (
        <div>
          <button type="button" className="button quiet" onClick={() => setAsked(true)}>
            Delete the account…
          </button>
        </div>
      )}
    </Section>
  );
}
