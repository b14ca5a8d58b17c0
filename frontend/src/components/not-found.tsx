import { Link } from 'react-router';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';

export function NotFound({ what }: { what: string }) {
  usePageMeta('Not found');
  return (
    <div className="container" style={{ paddingBlock: 'var(--space-8)' }}>
      <div className="prose">
        <h1>There is no such {what}</h1>
        <p className="soft">It may have been sold for good, or the address has a slip in it.</p>
        <p>
          <Link className="button" to={paths.products}>
            See everything we have
          </Link>
        </p>
      </div>
    </div>
  );
}
