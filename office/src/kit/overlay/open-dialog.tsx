import { X } from 'lucide-react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from '../button/icon-button.tsx';
import { classNames } from '../class-names.ts';
import { useCloseOnNavigation } from '../provider/pathname-context.ts';
import type { DialogProps } from './dialog.tsx';
import styles from './overlay.module.css';

export default function OpenDialog({ isOpen, onClose, title, children, footer, size }: DialogProps) {
  useCloseOnNavigation(isOpen, onClose);
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={open => !open && onClose()}
      isDismissable
      className={classNames(styles.scrim, styles.center)}
    >
      <Modal className={classNames(styles.box, size === 'large' && styles.large)}>
        <AriaDialog className={styles.dialog}>
          <header className={styles.head}>
            <Heading slot="title" level={2} className={styles.title}>
              {title}
            </Heading>
            <IconButton label="Close" size="small" onPress={onClose}>
              <X aria-hidden />
            </IconButton>
          </header>
          <div>{children}</div>
          {footer && <footer className={styles.foot}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
