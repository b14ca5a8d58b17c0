import { useLocation, useNavigate } from 'react-router';
import { useSession } from '@/api/session';
import { HeartIcon } from '@/components/icons';
import { describe } from '@/lib/failures';
import { paths } from '@/lib/paths';
import { useWish } from '../api/wishes';

/** Puts a SKU on the wishlist or takes it off; who is not signed in is asked to, and comes back. */
export function WishButton({ sku, name }: { sku: string; name: string }) {
  const session = useSession();
  const { wished, wish, error } = useWish(sku);
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={`Wish for ${name}`}
        aria-pressed={wished}
        onClick={() => (session ? wish(!wished) : navigate(paths.signIn(pathname + search)))}
      >
        <HeartIcon filled={wished} />
      </button>
      <span role="status" className="visually-hidden">
        {error ? describe(error).title : ''}
      </span>
    </>
  );
}
