import { Link, useLocation } from 'react-router';
import { useSession } from '@/api/session';
import { PersonIcon } from '@/components/icons';
import { paths } from '@/lib/paths';

export function AccountButton() {
  const session = useSession();
  const { pathname, search } = useLocation();
  return session ? (
    <Link className="icon-button" to={paths.account} aria-label="Your account">
      <PersonIcon signedIn />
    </Link>
  ) : (
    <Link className="icon-button" to={paths.signIn(cameFrom(pathname + search))} aria-label="Sign in">
      <PersonIcon />
    </Link>
  );
}

/** The page to return to; none from the pages about signing in themselves. */
function cameFrom(address: string): string | undefined {
  const own = [paths.signIn(), paths.register, paths.forgottenPassword, paths.findOrder];
  return address === paths.home || own.some((path) => address.startsWith(path)) ? undefined : address;
}
