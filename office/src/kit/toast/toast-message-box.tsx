import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../button/button.tsx';
import { classNames } from '../class-names.ts';
import styles from './toast.module.css';
import type { ToastContent } from './toasts.ts';

const icons = { success: CircleCheck, info: Info, danger: CircleAlert };

/** One message; read aloud when it comes. */
export function ToastMessageBox({ content, onClose }: { content: ToastContent; onClose: () => void }) {
  const id = useId();
  const { tone, title, text, action } = content;
  const Icon = icons[tone];
  return (
    <div
      role="alertdialog"
      aria-modal="false"
      aria-labelledby={`${id}-title`}
      aria-describedby={text ? `${id}-text` : undefined}
      className={classNames(styles.toast, styles[tone])}
    >
      <Icon aria-hidden className={styles.icon} />
      <div role="alert" aria-atomic="true" className={styles.content}>
        <span id={`${id}-title`} className={styles.title}>
          {title}
        </span>
        {text && (
          <span id={`${id}-text`} className={styles.text}>
            {text}
          </span>
        )}
      </div>
      {action && (
        <Button
          size="small"
          onPress={() => {
            onClose();
            action.onAction();
          }}
        >
          {action.label}
        </Button>
      )}
      <button type="button" aria-label="Close" className={styles.close} onClick={onClose}>
        <X aria-hidden />
      </button>
    </div>
  );
}
