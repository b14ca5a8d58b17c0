import type { ProductStatus } from '@/api/types';
import styles from './status.module.css';

export const statusTexts: Record<ProductStatus, string> = { active: 'Active', draft: 'Draft', archived: 'Archived' };

export function Status({ status }: { status: ProductStatus }) {
  return <span className={`${styles.status} ${styles[status]}`}>{statusTexts[status]}</span>;
}
