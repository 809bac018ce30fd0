import type { MouseEvent } from 'react';
import { classNames } from '../class-names.ts';
import { useNavigation } from '../provider/navigation-context.ts';
import styles from './menu.module.css';
import type { MenuAction } from './menu.tsx';

type MenuItemProps = MenuAction & { onClose: () => void };

export function MenuItem({ label, icon, danger, disabledReason, onAction, href, onClose }: MenuItemProps) {
  const { navigate, hrefFor } = useNavigation();
  const content = (
    <>
      {icon}
      {/* The reason is part of the name: what is seen is what is read. */}
      <span className={styles.label}>
        {label}
        {disabledReason && <span className={styles.reason}> {disabledReason}</span>}
      </span>
    </>
  );
  const shared = {
    role: 'menuitem',
    tabIndex: -1,
    className: classNames(styles.item, danger && styles.danger),
    // The pointer and the arrow keys mark the same item.
    onPointerMove: (event: { currentTarget: HTMLElement }) =>
      event.currentTarget.focus({ preventScroll: true }),
  };

  if (href && !disabledReason) {
    const follow = (event: MouseEvent) => {
      onClose();
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      onAction?.();
      navigate(href);
    };
    return (
      <a {...shared} href={hrefFor(href)} onClick={follow}>
        {content}
      </a>
    );
  }
  return (
    <button
      {...shared}
      type="button"
      aria-disabled={disabledReason ? true : undefined}
      onClick={() => {
        if (disabledReason) return;
        onClose();
        onAction?.();
      }}
    >
      {content}
    </button>
  );
}
