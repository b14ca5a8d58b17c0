import { useState } from 'react';
import { api } from '@/api/client';
import type { Person } from '@/api/types';
import { formatMoment } from '@/features/orders';
import { Actions, Dialog } from '../shell/dialog';
import { useIdentity } from '../shell/identity';
import styles from './people.module.css';
import { usePersonChange } from './people-api';
import { StateBadge } from './person-state';
import { RoleChoice } from './role-choice';

interface PersonDialogProps {
  person: Person;
  onClose: () => void;
}

/** What an admin does to somebody who works here. */
export function PersonDialog({ person, onClose }: PersonDialogProps) {
  const { id: personId, email, state, secondFactor, since } = person;
  const [role, setRole] = useState(person.role);
  const [removing, setRemoving] = useState(false);
  const { change, changing, fault } = usePersonChange(onClose);
  const itself = useIdentity()?.sub === personId;
  const path = { personId };

  if (removing) {
    return (
      <Dialog title="Take the role away?" onClose={onClose}>
        <p>
          <strong className={styles.email}>{email}</strong> may open nothing of the back office any more, from now on,
          and is signed out everywhere. The account stays, as a customer's.
        </p>
        {fault && <Fault text={fault} />}
        <Actions>
          <button
            type="button"
            className="button compact"
            aria-disabled={changing}
            onClick={() =>
              change(`${email} does not work here any more.`, (header) => api.removePerson({ path, header }))
            }
          >
            {changing ? 'One moment …' : 'Take it away'}
          </button>
          <button type="button" className="button quiet compact" onClick={() => setRemoving(false)}>
            Keep it
          </button>
        </Actions>
      </Dialog>
    );
  }
  return (
    <Dialog title={email} onClose={onClose}>
      <dl className={styles.facts}>
        <dt>State</dt>
        <dd>
          <StateBadge state={state} />
          {state === 'invited' && (
            <button
              type="button"
              className="text-button"
              onClick={() =>
                change(`The invitation to ${email} is on its way again.`, () => api.resendInvitation({ path }))
              }
            >
              Mail the invitation again
            </button>
          )}
        </dd>
        <dt>Second factor</dt>
        <dd>
          {secondFactor ? 'On' : 'Off'}
          {secondFactor && !itself && (
            <button
              type="button"
              className="text-button"
              onClick={() =>
                change(`The second factor of ${email} is forgotten.`, () => api.resetSecondFactor({ path }))
              }
            >
              It was lost: forget it
            </button>
          )}
        </dd>
        <dt>Account since</dt>
        <dd>
          <time dateTime={since}>{formatMoment(since)}</time>
        </dd>
      </dl>
      <RoleChoice role={role} disabled={itself} onChoose={setRole} />
      {itself && <p className="soft">This is you. Another admin can change your role.</p>}
      {fault && <Fault text={fault} />}
      <Actions>
        {!itself && (
          <>
            <button
              type="button"
              className="button compact"
              disabled={role === person.role}
              aria-disabled={changing}
              onClick={() =>
                change(`${email} is ${role === 'admin' ? 'an admin' : 'staff'} now.`, (header) =>
                  api.changePersonRole({ path, header, body: { role } }),
                )
              }
            >
              {changing ? 'One moment …' : 'Change the role'}
            </button>
            <button type="button" className="button quiet compact" onClick={() => setRemoving(true)}>
              Take the role away
            </button>
          </>
        )}
        <button type="button" className="button quiet compact" onClick={onClose}>
          Done
        </button>
      </Actions>
    </Dialog>
  );
}

function Fault({ text }: { text: string }) {
  return (
    <p className="notice danger" role="alert">
      {text}
    </p>
  );
}
