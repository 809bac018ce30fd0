import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../button/button.tsx';
import { classNames } from '../class-names.ts';
import { ErrorSummary } from '../error-summary/error-summary.tsx';
import type { ConfirmDialogProps } from './confirm-dialog.tsx';
import styles from './overlay.module.css';

export default function OpenConfirmDialog(props: ConfirmDialogProps) {
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
