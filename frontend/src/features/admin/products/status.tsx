import type { ProductStatus } from '@/api/types';
import { Badge, type Tone } from '../shell/badge';

export const statusTexts: Record<ProductStatus, string> = { active: 'Active', draft: 'Draft', archived: 'Archived' };
const tones: Record<ProductStatus, Tone> = { active: 'good', draft: 'waiting', archived: 'quiet' };

export function Status({ status }: { status: ProductStatus }) {
  return <Badge tone={tones[status]}>{statusTexts[status]}</Badge>;
}
