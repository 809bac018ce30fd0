import type { ReactNode } from 'react';
import { Tooltip } from '../tooltip/tooltip.tsx';
import { type ButtonProps, PlainButton } from './button.tsx';

type IconButtonProps = Omit<ButtonProps, 'children' | 'icon' | 'aria-label' | 'wide'> & {
  /** Says what it does, to screen readers and in the tooltip. */
  label: string;
  children: ReactNode;
};

export function IconButton({
  label,
  children,
  disabledReason,
  variant = 'quiet',
  ...props
}: IconButtonProps) {
  const inert = disabledReason ? ({ inert: true, onPress: undefined } as const) : {};
  return (
    <Tooltip text={disabledReason ? `${label}: ${disabledReason}` : label}>
      <PlainButton {...props} {...inert} variant={variant} iconOnly aria-label={label}>
        {children}
      </PlainButton>
    </Tooltip>
  );
}
