import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from '../button/icon-button.tsx';
import { classNames } from '../class-names.ts';
import { useCloseOnNavigation } from '../provider/pathname-context.ts';
import styles from './overlay.module.css';

export type DrawerProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  subtitle?: ReactNode;
  children: ReactNode;
  /** Stays in sight at the end, for the buttons. */
  footer?: ReactNode;
  size?: 'medium' | 'large';
};

/** A sheet at the side, over the list it came from. Its being open belongs in the address. */
export function Drawer({ isOpen, onClose, title, subtitle, children, footer, size }: DrawerProps) {
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
