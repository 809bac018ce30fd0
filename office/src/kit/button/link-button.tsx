import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import styles from './button.module.css';
import type { ButtonVariant } from './button.tsx';

type LinkButtonProps = {
  href: string;
  children: ReactNode;
  variant?: Exclude<ButtonVariant, 'danger'>;
  size?: 'small' | 'medium';
  icon?: ReactNode;
  /** The name of the file, for links that download. */
  download?: string;
  target?: string;
  'aria-label'?: string;
};

/** Looks like a button and is a link: it leads somewhere, so it can be opened in a new tab. */
export function LinkButton({ children, variant = 'secondary', size, icon, ...props }: LinkButtonProps) {
  return (
    <Link {...props} className={classNames(styles.button, styles[variant], size === 'small' && styles.small)}>
      {icon}
      {children}
    </Link>
  );
}
