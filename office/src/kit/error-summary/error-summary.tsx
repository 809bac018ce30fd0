import { CircleAlert } from 'lucide-react';
import styles from './error-summary.module.css';

/** What belongs to no single field. It takes the focus, so that nobody hunts for what went wrong. */
export function ErrorSummary({ messages }: { messages: string[] }) {
  if (messages.length === 0) return null;
  return (
    <div className={styles.summary} role="alert" tabIndex={-1} data-error-summary="">
      <CircleAlert aria-hidden />
      {messages.length === 1 ? (
        <p>{messages[0]}</p>
      ) : (
        <ul className={styles.messages}>
          {[...new Set(messages)].map(message => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
