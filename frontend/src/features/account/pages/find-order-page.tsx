import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '@/api/client';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { AccountForm } from '../components/account-form';
import { Entrance } from '../components/entrance';
import { useEntranceEmail } from '../entrance-store';
import { email, orderNumber } from '../fields';

export default function FindOrderPage() {
  usePageMeta('Find your order');
  const known = useEntranceEmail();
  const [asked, setAsked] = useState('');

  if (asked) {
    return (
      <Entrance
        title="Look into your mail"
        intro={`If there is such an order of ${asked}, the link to it is on its way there. It can take a minute to arrive.`}
      >
        <p>
          Nothing comes? Then the number or the address is another one: the address is the one that you ordered with.
        </p>
        <button type="button" className="button quiet compact" onClick={() => setAsked('')}>
          Ask again
        </button>
      </Entrance>
    );
  }
  return (
    <Entrance
      title="Find your order"
      intro="We mail you a link to it. No account is needed."
      ways={
        <p>
          Have an account? Your orders are in it: <Link to={paths.signIn(paths.accountPage('orders'))}>sign in</Link>
        </p>
      }
    >
      <AccountForm
        fields={[orderNumber, { ...email, autoComplete: 'email', hint: 'The one that you ordered with.' }]}
        initial={{ email: known }}
        submitLabel="Mail me the link"
        onSubmit={async (values) => {
          const body = { number: values.number.trim(), email: values.email.trim() };
          setAsked((await api.requestOrderLink({ body })).email);
        }}
      />
    </Entrance>
  );
}
