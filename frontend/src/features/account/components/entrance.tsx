import type { ReactNode } from 'react';
import styles from './entrance.module.css';

interface EntranceProps {
  title: string;
  intro?: ReactNode;
  children: ReactNode;
  /** The ways on to the pages beside this one. */
  ways?: ReactNode;
}

/** A page before the account itself: one thing to do, in the middle. */
export function Entrance({ title, intro, children, ways }: EntranceProps) {
  return (
    <div className={`container ${styles.page}`}>
      <div className={styles.column}>
        <header className={styles.head}>
          <h1>{title}</h1>
          {intro && <p className="soft">{intro}</p>}
        </header>
        <div className="panel">{children}</div>
        {ways && <div className={styles.ways}>{ways}</div>}
      </div>
    </div>
  );
}
