import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type Session, useSession } from '@/api/session';
import { Failure } from '@/components/failure';
import { Skeleton } from '@/components/skeleton';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import * as cognito from '../cognito';
import { asWrongCode } from '../cognito-error';
import { AccountForm } from '../components/account-form';
import { QrCode } from '../components/qr-code';
import { Section } from '../components/section';
import { code, email, newPassword, password } from '../fields';
import styles from './security-page.module.css';

export default function SecurityPage() {
  usePageMeta('Sign-in and security');
  const session = useSession();
  if (!session) return null;
  return (
    <>
      <h1>Sign-in and security</h1>
      <EmailAddress session={session} />
      <Password />
      <SecondFactor session={session} />
      <Devices />
    </>
  );
}

function EmailAddress({ session }: { session: Session }) {
  const [step, setStep] = useState<'idle' | 'code' | 'changed'>('idle');
  const [wanted, setWanted] = useState('');
  return (
    <Section title="E-mail address" intro={`You sign in as ${session.email}.`}>
      {step === 'code' ? (
        <AccountForm
          key="code"
          fields={[{ ...code, hint: `We mailed it to ${wanted}. Your address stays as it is until you enter it.` }]}
          submitLabel="Confirm the new address"
          onSubmit={async (values) => {
            await cognito.confirmEmail(values.code).catch(asWrongCode);
            setStep('changed');
          }}
          beside={
            <button type="button" className="text-button" onClick={() => setStep('idle')}>
              Keep the old one
            </button>
          }
        />
      ) : (
        <AccountForm
          key="address"
          fields={[{ ...email, label: 'New e-mail address', autoComplete: 'email' }]}
          submitLabel="Change address"
          onSubmit={async (values) => {
            setWanted(values.email);
            setStep((await cognito.changeEmail(values.email)) === 'code-sent' ? 'code' : 'changed');
          }}
        />
      )}
      <p role="status" className={styles.done}>
        {step === 'changed' && 'Your address is changed.'}
      </p>
    </Section>
  );
}

function Password() {
  const [times, setTimes] = useState(0);
  return (
    <Section title="Password">
      {/* A new form each time: what was typed is not to stay. */}
      <AccountForm
        key={times}
        fields={[{ ...password, name: 'oldPassword', label: 'Password now' }, newPassword]}
        submitLabel="Change password"
        onSubmit={async ({ oldPassword, newPassword }) => {
          await cognito.changePassword(oldPassword, newPassword);
          setTimes(times + 1);
        }}
      />
      <p role="status" className={styles.done}>
        {times > 0 && 'Your password is changed.'}
      </p>
    </Section>
  );
}

function SecondFactor({ session }: { session: Session }) {
  const client = useQueryClient();
  const queryKey = ['me', 'second-factor'];
  const { data: on, error, refetch } = useQuery({ queryKey, queryFn: cognito.hasSecondFactor });
  const [offer, setOffer] = useState<{ secret: string; address: string }>();
  const [failure, setFailure] = useState<unknown>();

  const worksHere = session.groups.some((group) => group === 'staff' || group === 'admin');
  const attempt = (act: () => Promise<void>) => {
    setFailure(undefined);
    act().catch(setFailure);
  };

  return (
    <Section
      title="Second factor"
      intro="An app on your phone shows a code that changes every half minute. With it, a stolen password opens nothing."
    >
      {Boolean(error ?? failure) && (
        <Failure error={error ?? failure} onRetry={() => (error ? refetch() : setFailure(undefined))} />
      )}
      {on === undefined && !error && <Skeleton height="3rem" />}
      {on === true && (
        <div className={styles.factor}>
          <p className={styles.done}>It is on. {worksHere && <Link to={paths.admin}>To the back office</Link>}</p>
          <button
            type="button"
            className="button quiet compact"
            onClick={() =>
              attempt(async () => {
                await cognito.dropSecondFactor();
                client.setQueryData(queryKey, false);
              })
            }
          >
            Turn it off
          </button>
        </div>
      )}
      {on === false && !offer && (
        <div className={styles.factor}>
          <button
            type="button"
            className="button quiet compact"
            onClick={() => attempt(async () => setOffer(await cognito.offerSecondFactor(session.email)))}
          >
            Set it up
          </button>
        </div>
      )}
      {on === false && offer && (
        <div className={styles.setup}>
          <div className={styles.code}>
            <QrCode text={offer.address} label="Scan this with your authenticator app" />
            <p className="small">
              Scan it with your authenticator app. Or type this key there:
              <code className={styles.secret}>{offer.secret}</code>
            </p>
          </div>
          <AccountForm
            fields={[{ ...code, hint: 'That the app shows now.' }]}
            submitLabel="Turn it on"
            onSubmit={async (values) => {
              await cognito.acceptSecondFactor(values.code).catch(asWrongCode);
              client.setQueryData(queryKey, true);
              setOffer(undefined);
            }}
          />
        </div>
      )}
    </Section>
  );
}

function Devices() {
  const navigate = useNavigate();
  return (
    <Section title="Your devices" intro="Ends every session, on this device too: within the hour at the latest.">
      <AccountForm
        fields={[]}
        submitLabel="Sign out everywhere"
        onSubmit={async () => {
          await cognito.signOutEverywhere();
          await navigate(paths.home);
        }}
      />
    </Section>
  );
}
