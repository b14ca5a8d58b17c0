import { useQuery } from '@tanstack/react-query';
import { Failure } from '@/components/failure';
import { usePageMeta } from '@/lib/page-meta';
import { currencyQuery } from '../products/product-api';
import { PageHead } from '../shell/page-head';
import { ExportPanel } from './export-panel';
import { ImportWizard } from './import-wizard';
import styles from './transfer.module.css';

export default function TransferPage() {
  usePageMeta('Import and export');
  // Prices of a file are in the shop's own currency.
  const { data: currency, error, refetch } = useQuery(currencyQuery);
  return (
    <>
      <PageHead title="Import and export" />
      <div className={styles.page}>
        {error ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : (
          currency && <ImportWizard currency={currency} />
        )}
        <ExportPanel />
      </div>
    </>
  );
}
