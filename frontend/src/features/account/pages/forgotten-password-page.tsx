import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { choosePassword, forgetPassword, signIn } from '../cognito';
import { asWrongCode } from '../cognito-error';
import { AccountForm } from '../components/account-form';
import { Entrance } from '../components/entrance';
import { SendAgain } from '../components/send-again';
import { rememberEmail, useEntranceEmail } from '../entrance-store';
import { code, email, newPassword } from '../fields';

export default function ForgottenPasswordPage() {
  usePageMeta('Forgotten password');
  const navigate = useNavigate();
  const known = useEntranceEmail();
  const [asked, setAsked] = useState(false);
  const ways = (
    <p>
      <Link to={paths.signIn()}>Back to sign in</Link>
    </p>
  );
  if (!asked) {
    return (
      <Entrance title="Forgotten password" intro="We mail you a code, and you choose a new one." ways={ways}>
        <AccountForm
          key="address"
          fields={[email]}
          initial={{ email: known }}
          submitLabel="Mail me a code"
          onSubmit={async (values) => {
            await forgetPassword(values.email);
            rememberEmail(values.email);
            setAsked(true);
          }}
        />
      </Entrance>
    );
  }
  return (
    <Entrance
      title="Choose a new password"
      intro={`If there is an account with ${known}, a code is on its way to it.`}
      ways={ways}
    >
      <AccountForm
        key="code"
        fields={[code, newPassword]}
        submitLabel="Save and sign in"
        beside={<SendAgain send={() => forgetPassword(known)} />}
        onSubmit={async (values) => {
          await choosePassword(known, values.code, values.newPassword).catch(asWrongCode);
          // Who has a second factor is asked for it on the way in.
          const outcome = await signIn(known, values.newPassword);
          await navigate(outcome === 'signed-in' ? paths.account : paths.signIn(), { replace: true });
        }}
      />
    </Entrance>
  );
}
