import { X } from 'lucide-react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from '../button/icon-button.tsx';
import { classNames } from '../class-names.ts';
import { useCloseOnNavigation } from '../provider/pathname-context.ts';
import type { DrawerProps } from './drawer.tsx';
import styles from './overlay.module.css';

export default function OpenDrawer({
  isOpen,
  onClose,
  title,
  subtitle,
  children,
  footer,
  size,
}: DrawerProps) {
  useCloseOnNavigation(isOpen, onClose);
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={open => !open && onClose()}
      isDismissable
      className={classNames(styles.scrim, styles.side)}
    >
      <Modal className={classNames(styles.sheet, size === 'large' && styles.large)}>
        <Dialog className={styles.drawer}>
          <header className={styles.head}>
            <div>
              <Heading slot="title" level={2} className={styles.title}>
                {title}
              </Heading>
              {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
            </div>
            <IconButton label="Close" onPress={onClose}>
              <X aria-hidden />
            </IconButton>
          </header>
          <div className={styles.body}>{children}</div>
          {footer && <footer className={styles.foot}>{footer}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
