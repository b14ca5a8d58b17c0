import type { Person } from '@/api/types';
import { Badge, type Tone } from '../shell/badge';

const texts: Record<Person['state'], { text: string; tone: Tone }> = {
  invited: { text: 'Invited', tone: 'waiting' },
  active: { text: 'Active', tone: 'good' },
  suspended: { text: 'Suspended', tone: 'quiet' },
};

export function StateBadge({ state }: Pick<Person, 'state'>) {
  return <Badge tone={texts[state].tone}>{texts[state].text}</Badge>;
}
