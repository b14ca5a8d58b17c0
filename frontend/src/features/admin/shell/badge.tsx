import styles from './badge.module.css';

/** `good`: as it should be; `waiting`: somebody has to do something; `bad`: something went wrong; `quiet`: over, or of no matter. */
export type Tone = 'good' | 'waiting' | 'bad' | 'quiet';

/** How a thing stands, in a word or two. */
export function Badge({ tone, children }: { tone: Tone; children: string }) {
  return <span className={`${styles.badge} ${styles[tone]}`}>{children}</span>;
}
