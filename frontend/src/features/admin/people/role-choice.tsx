import type { PersonRole } from '@/api/types';
import styles from './people.module.css';

export const roleTexts: Record<PersonRole, { title: string; may: string }> = {
  staff: { title: 'Staff', may: 'Keeps the catalogue, the stock and the orders.' },
  admin: { title: 'Admin', may: 'All that staff may; invites people and reads the audit log.' },
};

interface RoleChoiceProps {
  role: PersonRole;
  disabled?: boolean;
  onChoose: (role: PersonRole) => void;
}

export function RoleChoice({ role, disabled = false, onChoose }: RoleChoiceProps) {
  return (
    <fieldset className={styles.roles} disabled={disabled}>
      <legend className="field-label">Role</legend>
      {(Object.keys(roleTexts) as PersonRole[]).map((each) => (
        <label key={each} className={styles.role}>
          <input type="radio" name="role" value={each} checked={each === role} onChange={() => onChoose(each)} />
          <span>
            <strong>{roleTexts[each].title}</strong>
            <span className="soft">{roleTexts[each].may}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
