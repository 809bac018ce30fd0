import type { ReactNode } from 'react';
import { Button as AriaButton, type PressEvent } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { Tooltip } from '../tooltip/tooltip.tsx';
import styles from './button.module.css';
import { Spinner } from './spinner.tsx';
import { useNoStaleAnnouncement } from './use-no-stale-announcement.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export type ButtonProps = {
  children: ReactNode;
  variant?: ButtonVariant;
  size?: 'small' | 'medium';
  type?: 'button' | 'submit' | 'reset';
  icon?: ReactNode;
  /** Shows progress and takes no further press; the text says what goes on. */
  pending?: boolean;
  pendingLabel?: string;
  isDisabled?: boolean;
  /** Why it cannot be done now. The button stays focusable and says the reason in a tooltip. */
  disabledReason?: string | null;
  wide?: boolean;
  autoFocus?: boolean;
  slot?: string;
  form?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
  'aria-haspopup'?: 'menu' | 'dialog';
  'aria-expanded'?: boolean;
  'aria-controls'?: string;
  onPress?: (event: PressEvent) => void;
  /** The pointer or the focus is on it: time to fetch what it leads to. */
  onHoverStart?: () => void;
  onFocus?: () => void;
};

export function Button({ disabledReason, ...props }: ButtonProps) {
  if (!disabledReason) return <PlainButton {...props} />;
  // A disabled button gets no focus, so its tooltip would never be heard. This one only does nothing.
  return (
    <Tooltip text={disabledReason}>
      <PlainButton {...props} inert onPress={undefined} type="button" />
    </Tooltip>
  );
}

type PlainButtonProps = Omit<ButtonProps, 'disabledReason'> & { inert?: boolean; iconOnly?: boolean };

export function PlainButton(props: PlainButtonProps) {
  const {
    children,
    variant = 'secondary',
    size,
    icon,
    pending,
    pendingLabel,
    wide,
    inert,
    iconOnly,
    ...rest
  } = props;
  useNoStaleAnnouncement(pending);
  const className = classNames(
    styles.button,
    styles[variant],
    size === 'small' && styles.small,
    wide && styles.wide,
    iconOnly && styles.icon,
  );
  return (
    <AriaButton {...rest} className={className} isPending={pending} aria-disabled={inert || undefined}>
      <span className={styles.content}>
        {icon}
        {children}
      </span>
      {pending && (
        <span className={styles.spinnerPlace}>
          <Spinner label={pendingLabel ?? 'Working…'} />
        </span>
      )}
    </AriaButton>
  );
}
