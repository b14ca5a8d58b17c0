import styles from './day-chart.module.css';
import { roundUp } from './sales';

interface DayChartProps {
  title: string;
  /** In one sentence, what the picture shows. */
  summary: string;
  days: readonly { day: string; value: number }[];
  format: (value: number) => string;
}

const HEIGHT = 100;
/** Of a day's width, what its bar takes. */
const BAR = 0.72;
const dayText = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const written = (day: string | undefined) => (day ? dayText.format(new Date(`${day}T00:00:00Z`)) : '');

/** A bar for each day, and the same as a table. */
export function DayChart({ title, summary, days, format }: DayChartProps) {
  const top = roundUp(Math.max(...days.map(({ value }) => value)));
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.title}>{title}</figcaption>
      <div className={styles.plot}>
        <div className={styles.scale} aria-hidden="true">
          <span>{format(top)}</span>
          <span>{format(0)}</span>
        </div>
        <svg
          className={styles.bars}
          viewBox={`0 0 ${days.length} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={summary}
        >
          {days.map(({ day, value }, i) => (
            <g key={day} className={styles.day}>
              <title>{`${written(day)}: ${format(value)}`}</title>
              <rect className={styles.hit} x={i} y={0} width={1} height={HEIGHT} />
              <rect
                className={styles.bar}
                x={i + (1 - BAR) / 2}
                y={HEIGHT - (value / top) * HEIGHT}
                width={BAR}
                height={(value / top) * HEIGHT}
              />
            </g>
          ))}
        </svg>
        <div className={styles.days} aria-hidden="true">
          <span>{written(days[0]?.day)}</span>
          {days.length > 1 && <span>{written(days.at(-1)?.day)}</span>}
        </div>
      </div>
      <details className={styles.table}>
        <summary>As a table</summary>
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">{title}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, value }) => (
              <tr key={day}>
                <th scope="row">
                  <time dateTime={day}>{written(day)}</time>
                </th>
                <td>{format(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
