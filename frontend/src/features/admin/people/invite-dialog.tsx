import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '@/api/client';
import { isPassing, ProblemError } from '@/api/problem';
import type { PersonRole } from '@/api/types';
import { TextField } from '@/components/field';
import { Actions, Dialog } from '../shell/dialog';
import { say } from '../shell/toasts';
import styles from './people.module.css';
import { peopleQuery } from './people-api';
import { RoleChoice } from './role-choice';

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [role, setRole] = useState<PersonRole>('staff');
  const [fault, setFault] = useState<string>();
  const inviting = useMutation({
    mutationFn: (email: string) => api.invitePerson({ body: { email, role } }),
    onSuccess: ({ email, state }) => {
      say(
        state === 'invited'
          ? `${email} is invited. The mail is on its way.`
          : `${email} has an account already, and works here from the next sign-in on.`,
      );
      onClose();
    },
    onError: (error) => {
      if (isPassing(error)) setFault('No answer yet. Press again: they are invited once, however often you press.');
      else setFault(error instanceof ProblemError && error.detail ? error.detail : error.message);
    },
    onSettled: () => client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email')).trim();
    const fits = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email);
    setFault(fits ? undefined : 'Enter an e-mail address such as name@example.com.');
    if (fits && !inviting.isPending) inviting.mutate(email);
  };
  return (
    <Dialog title="Invite somebody" onClose={onClose}>
      <form className={styles.form} onSubmit={onSubmit} noValidate>
        <TextField
          label="E-mail address"
          name="email"
          type="email"
          inputMode="email"
          maxLength={254}
          hint="A mail brings them a password for the first time. Who has an account in the shop keeps it."
          error={fault}
          autoComplete="off"
        />
        <RoleChoice role={role} onChoose={setRole} />
        <Actions>
          <button type="submit" className="button compact" aria-disabled={inviting.isPending}>
            {inviting.isPending ? 'Inviting …' : 'Invite'}
          </button>
          <button type="button" className="button quiet compact" onClick={onClose}>
            Cancel
          </button>
        </Actions>
      </form>
    </Dialog>
  );
}
