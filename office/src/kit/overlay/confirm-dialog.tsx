import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../button/button.tsx';
import { classNames } from '../class-names.ts';
import { ErrorSummary } from '../error-summary/error-summary.tsx';
import styles from './overlay.module.css';

export type ConfirmDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  /** The question: "Cancel order 1042?" */
  title: string;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** Names the action: "Cancel order", never "OK". */
  confirmLabel: string;
  cancelLabel?: string;
  danger?: boolean;
  pending?: boolean;
  error?: string | null;
  onConfirm: () => void;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onClose, title, children, confirmLabel, cancelLabel = 'Keep it', danger = true } = props;
  const { pending, error, onConfirm } = props;
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={open => !open && !pending && onClose()}
      className={classNames(styles.scrim, styles.center)}
    >
      <Modal className={styles.box}>
        <Dialog role="alertdialog" className={styles.dialog}>
          <Heading slot="title" level={2} className={styles.title}>
            {title}
          </Heading>
          <ErrorSummary messages={error ? [error] : []} />
          <div className={styles.confirmText}>{children}</div>
          <footer className={styles.foot}>
            <Button onPress={onClose} isDisabled={pending} autoFocus>
              {cancelLabel}
            </Button>
            <Button variant={danger ? 'danger' : 'primary'} pending={pending} onPress={onConfirm}>
              {confirmLabel}
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
