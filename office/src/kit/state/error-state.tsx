import { CircleAlert, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../button/button.tsx';
import { classNames } from '../class-names.ts';
import { CodeText } from '../text/code-text.tsx';
import styles from './state.module.css';

export type ErrorStateProps = {
  title?: string;
  /** What to do about it. */
  text: ReactNode;
  onRetry?: () => void;
  retrying?: boolean;
  /** For the operator, who finds it in the log. */
  requestId?: string | null;
  action?: ReactNode;
  compact?: boolean;
};

export function ErrorState(props: ErrorStateProps) {
  const { title = 'This could not be loaded', text, onRetry, retrying, requestId, action, compact } = props;
  return (
    <div role="alert" className={classNames(styles.state, compact && styles.compact)}>
      <span aria-hidden className={classNames(styles.icon, styles.failed)}>
        <CircleAlert />
      </span>
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{text}</p>
      {(onRetry || action) && (
        <div className={styles.actions}>
          {onRetry && (
            <Button
              icon={<RotateCw aria-hidden />}
              onPress={onRetry}
              pending={retrying}
              pendingLabel="Trying again…"
            >
              Try again
            </Button>
          )}
          {action}
        </div>
      )}
      {requestId && (
        <p className={styles.request}>
          Request <CodeText text={requestId} label="request id" />
        </p>
      )}
    </div>
  );
}
