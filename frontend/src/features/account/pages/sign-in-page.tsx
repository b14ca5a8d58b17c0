import { useState } from 'react';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { useSession } from '@/api/session';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { answerSecondFactor, chooseFirstPassword, type SignInStep, signIn } from '../cognito';
import { asWrongCode } from '../cognito-error';
import { AccountForm } from '../components/account-form';
import { Entrance } from '../components/entrance';
import { rememberEmail, useEntranceEmail } from '../entrance-store';
import { code, email, newPassword, password } from '../fields';
import { useNextPage } from '../next-page';

export default function SignInPage() {
  usePageMeta('Sign in');
  const session = useSession();
  const next = useNextPage();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const known = useEntranceEmail();
  const [step, setStep] = useState<'password' | Exclude<SignInStep, 'signed-in'>>('password');

  if (session) return <Navigate to={next} replace />;
  if (step === 'second-factor') {
    return (
      <Entrance title="One more step" intro="Enter the code that your authenticator app shows now.">
        <AccountForm
          key="code"
          fields={[code]}
          submitLabel="Sign in"
          onSubmit={(values) => answerSecondFactor(values.code).catch(asWrongCode)}
          beside={
            <button type="button" className="text-button" onClick={() => setStep('password')}>
              Start again
            </button>
          }
        />
      </Entrance>
    );
  }
  if (step === 'first-password') {
    return (
      <Entrance title="Choose your password" intro="The one that we mailed you was for the first time.">
        <AccountForm
          key="first-password"
          fields={[newPassword]}
          submitLabel="Save and sign in"
          onSubmit={(values) => chooseFirstPassword(values.newPassword)}
          beside={
            <button type="button" className="text-button" onClick={() => setStep('password')}>
              Start again
            </button>
          }
        />
      </Entrance>
    );
  }
  return (
    <Entrance
      title="Sign in"
      intro={
        search.has('next')
          ? 'Then you go on to where you were.'
          : 'Your orders, addresses and wishlist are in one place.'
      }
      ways={
        <>
          <p>
            New here? <Link to={{ pathname: paths.register, search: search.toString() }}>Make an account</Link>
          </p>
          <p>
            Registered, but not confirmed yet?{' '}
            <Link to={{ pathname: paths.confirm, search: search.toString() }}>Enter your code</Link>
          </p>
          <p>
            Ordered without an account? <Link to={paths.findOrder}>Find your order</Link>
          </p>
        </>
      }
    >
      <AccountForm
        key="password"
        fields={[email, password]}
        initial={{ email: known }}
        submitLabel="Sign in"
        beside={<Link to={paths.forgottenPassword}>Forgotten your password?</Link>}
        onSubmit={async (values) => {
          rememberEmail(values.email);
          const outcome = await signIn(values.email, values.password);
          if (outcome === 'signed-in') await navigate(next, { replace: true });
          else setStep(outcome);
        }}
      />
    </Entrance>
  );
}
