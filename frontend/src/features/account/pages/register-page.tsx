import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { useSession } from '@/api/session';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { register } from '../cognito';
import { AccountForm } from '../components/account-form';
import { Entrance } from '../components/entrance';
import { rememberEmail, rememberPassword, useEntranceEmail } from '../entrance-store';
import { email, newPassword } from '../fields';
import { useNextPage } from '../next-page';

export default function RegisterPage() {
  usePageMeta('Make an account');
  const session = useSession();
  const next = useNextPage();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const known = useEntranceEmail();

  if (session) return <Navigate to={next} replace />;
  return (
    <Entrance
      title="Make an account"
      intro="To find your orders again, and to keep addresses and wishes."
      ways={
        <p>
          Have one already? <Link to={{ pathname: paths.signIn(), search: search.toString() }}>Sign in</Link>
        </p>
      }
    >
      <AccountForm
        fields={[email, { ...newPassword, label: 'Password' }]}
        initial={{ email: known }}
        submitLabel="Make an account"
        onSubmit={async (values) => {
          await register(values.email, values.newPassword);
          rememberEmail(values.email);
          rememberPassword(values.newPassword);
          await navigate({ pathname: paths.confirm, search: search.toString() });
        }}
      />
    </Entrance>
  );
}
