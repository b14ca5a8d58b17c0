import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

interface SectionProps {
  title: string;
  intro?: ReactNode;
  children: ReactNode;
}

/** A part of an account page. */
export function Section({ title, intro, children }: SectionProps) {
  const heading = useId();
  return (
    <section className={`panel ${styles.section}`} aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 id={heading} tabIndex={-1}>
          {title}
        </h2>
        {intro && <p className="soft small">{intro}</p>}
      </div>
      {children}
    </section>
  );
}
