import { useState } from 'react';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { useSession } from '@/api/session';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { confirmRegistration, sendCodeAgain, signIn } from '../cognito';
import { asWrongCode } from '../cognito-error';
import { AccountForm } from '../components/account-form';
import { Entrance } from '../components/entrance';
import { SendAgain } from '../components/send-again';
import { rememberEmail, takePassword, useEntranceEmail } from '../entrance-store';
import { code, email } from '../fields';
import { useNextPage } from '../next-page';

export default function ConfirmPage() {
  usePageMeta('Confirm your address');
  const session = useSession();
  const next = useNextPage();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const known = useEntranceEmail();
  // As it was when the page opened: the fields are not to change while they are filled in.
  const [asksEmail] = useState(known === '');

  if (session) return <Navigate to={next} replace />;
  const signInPage = { pathname: paths.signIn(), search: search.toString() };
  return (
    <Entrance
      title="Confirm your address"
      intro={
        asksEmail
          ? 'Enter the address that you registered with, and the code that we mailed to it.'
          : `We mailed a code to ${known}. It can take a minute to arrive.`
      }
      ways={
        <p>
          No code comes if there is an account with this address already: then <Link to={signInPage}>sign in</Link>, or{' '}
          <Link to={paths.forgottenPassword}>choose a new password</Link>.
        </p>
      }
    >
      <AccountForm
        fields={asksEmail ? [email, code] : [code]}
        submitLabel="Confirm"
        beside={!asksEmail && <SendAgain send={() => sendCodeAgain(known)} />}
        onSubmit={async (values: { code: string; email?: string }) => {
          const address = values.email ?? known;
          rememberEmail(address);
          await confirmRegistration(address, values.code).catch(asWrongCode);
          const password = takePassword();
          if (password === '') await navigate(signInPage);
          else {
            await signIn(address, password);
            await navigate(next, { replace: true });
          }
        }}
      />
    </Entrance>
  );
}
