import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import {
  Button as AriaButton,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContentSlot,
} from 'react-aria-components';
import { Button } from '../button/button.tsx';
import { classNames } from '../class-names.ts';
import styles from './toast.module.css';
import { toastQueue } from './toasts.ts';

const icons = { success: CircleCheck, info: Info, danger: CircleAlert };

/** Stands once in the shell. F6 leads to it, and its timers stop while it has the pointer or the focus. */
export function ToastRegion() {
  return (
    <AriaToastRegion queue={toastQueue} aria-label="Notifications" className={styles.region}>
      {({ toast }) => {
        const { tone, title, text, action } = toast.content;
        const Icon = icons[tone];
        return (
          <Toast toast={toast} className={classNames(styles.toast, styles[tone])}>
            <Icon aria-hidden className={styles.icon} />
            <ToastContentSlot className={styles.content}>
              <Text slot="title" className={styles.title}>
                {title}
              </Text>
              {text && (
                <Text slot="description" className={styles.text}>
                  {text}
                </Text>
              )}
            </ToastContentSlot>
            {action && (
              <Button
                size="small"
                slot={undefined}
                onPress={() => {
                  toastQueue.close(toast.key);
                  action.onAction();
                }}
              >
                {action.label}
              </Button>
            )}
            <AriaButton slot="close" aria-label="Close" className={styles.close}>
              <X aria-hidden />
            </AriaButton>
          </Toast>
        );
      }}
    </AriaToastRegion>
  );
}
