import { useRef, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import styles from './toast.module.css';
import { ToastMessageBox } from './toast-message-box.tsx';
import { toastQueue } from './toasts.ts';
import { useRegionFocus } from './use-region-focus.ts';

/** Stands once in the shell. F6 leads to it, and its timers stop while it has the pointer or the focus. */
export function ToastRegion() {
  const region = useRef<HTMLElement>(null);
  const shown = useSyncExternalStore(toastQueue.subscribe, toastQueue.shown);
  const focus = useRegionFocus(region, shown.length);
  if (shown.length === 0) return null;
  return createPortal(
    <section
      ref={region}
      aria-label="Notifications"
      tabIndex={-1}
      // Dialogs of the kit leave what is marked so within reach: a message may come while one is open.
      data-react-aria-top-layer="true"
      className={styles.region}
      onPointerEnter={() => toastQueue.hold(true)}
      onPointerLeave={() => toastQueue.hold(false)}
      onFocus={event => {
        focus.entered(event.currentTarget.contains(event.relatedTarget) ? null : event.relatedTarget);
        toastQueue.hold(true);
      }}
      onBlur={({ currentTarget, relatedTarget, target }) => {
        if (currentTarget.contains(relatedTarget)) return;
        // A message that goes takes the focus with it, which is no leaving; it is gone a moment later.
        queueMicrotask(() => {
          if (!target.isConnected) return;
          focus.left();
          toastQueue.hold(false);
        });
      }}
    >
      {shown.map(({ key, content }) => (
        <ToastMessageBox key={key} content={content} onClose={() => toastQueue.close(key)} />
      ))}
    </section>,
    document.body,
  );
}
