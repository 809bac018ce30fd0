import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { DateTime } from '../display/date-time.tsx';
import type { Tone } from '../status/status-badge.tsx';
import styles from './page.module.css';

export type TimelineEvent = {
  id: string;
  title: ReactNode;
  at: string;
  by?: string | null;
  text?: ReactNode;
  tone?: Tone;
};

export function Timeline({ events }: { events: TimelineEvent[] }) {
  return (
    <ol className={styles.timeline}>
      {events.map(event => (
        <li key={event.id} className={styles.event}>
          <span aria-hidden className={classNames(styles.mark, event.tone && styles[event.tone])} />
          <div>
            <p className={styles.eventHead}>
              <span className={styles.eventTitle}>{event.title}</span>
              <span className={styles.eventMeta}>
                <DateTime value={event.at} />
              </span>
            </p>
            {event.by && <p className={styles.eventMeta}>by {event.by}</p>}
            {event.text && <div className={styles.eventMeta}>{event.text}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
