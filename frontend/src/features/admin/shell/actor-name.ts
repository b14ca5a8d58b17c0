import { useIdentity } from './identity';

const TOLD = 6;

/** Whose account did something: oneself, or somebody who can at least be told from others. */
export function useActorName(): (actor: string | undefined) => string {
  const identity = useIdentity();
  return (actor) => (actor === undefined ? 'staff' : actor === identity?.sub ? 'you' : `staff ${actor.slice(-TOLD)}`);
}
