import { Link } from 'react-router';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';

const advice = {
  page: 'The address may have a slip in it.',
  product: 'It may no longer be sold, or the address has a slip in it.',
  SKU: 'Its product may be deleted, or the address has a slip in it.',
  category: 'It may have another name by now, or the address has a slip in it.',
  order: 'Check that the link is whole: it ends in a long secret, which opens the order.',
};

export function NotFound({ what }: { what: keyof typeof advice }) {
  usePageMeta('Not found');
  return (
    <div className="container" style={{ paddingBlock: 'var(--space-8)' }}>
      <div className="prose">
        <h1>There is no such {what}</h1>
        <p className="soft">{advice[what]}</p>
        {what === 'order' && (
          <p>
            Lost it? <Link to={paths.findOrder}>Have the link mailed to you</Link>
          </p>
        )}
        <p>
          <Link className="button" to={paths.products}>
            See everything we have
          </Link>
        </p>
      </div>
    </div>
  );
}
