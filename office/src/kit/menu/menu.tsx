import {
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Popover } from 'react-aria-components';
import type { ButtonProps } from '../button/button.tsx';
import { classNames } from '../class-names.ts';
import popover from '../popover/popover.module.css';
import styles from './menu.module.css';
import { MenuList } from './menu-list.tsx';

export type MenuAction = {
  id: string;
  label: string;
  icon?: ReactNode;
  danger?: boolean;
  /** A menu item that cannot be used now stays and says why. */
  disabledReason?: string | null;
  onAction?: () => void;
  href?: string;
};

export type MenuGroup = { title?: string; actions: MenuAction[] };

type MenuProps = {
  /** A button of the kit. */
  trigger: ReactElement<Pick<ButtonProps, 'onPress' | 'aria-haspopup' | 'aria-expanded' | 'aria-controls'>>;
  label: string;
  actions: MenuAction[] | MenuGroup[];
  placement?: 'bottom start' | 'bottom end';
};

/** The ARIA pattern of a menu button. The library's own would bring its collections to every page. */
export function Menu({ trigger, label, actions, placement = 'bottom end' }: MenuProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  // The popover stands beside the button, which is all that is in here.
  const button = useMemo(
    () => ({
      get current() {
        return anchor.current?.firstElementChild ?? null;
      },
    }),
    [],
  );
  const [opened, setOpened] = useState<'first' | 'last' | null>(null);
  const close = () => setOpened(null);

  function openByArrow(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setOpened(event.key === 'ArrowDown' ? 'first' : 'last');
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the button in it. */}
      <span ref={anchor} className={styles.anchor} onKeyDown={openByArrow}>
        {cloneElement(trigger, {
          'aria-haspopup': 'menu',
          'aria-expanded': opened !== null,
          'aria-controls': opened ? id : undefined,
          onPress: () => setOpened(opened ? null : 'first'),
        })}
      </span>
      <Popover
        aria-label={label}
        triggerRef={button}
        isOpen={opened !== null}
        onOpenChange={close}
        placement={placement}
        offset={4}
        className={classNames(popover.popover, styles.popover)}
      >
        <MenuList id={id} label={label} actions={actions} focusAtFirst={opened ?? 'first'} onClose={close} />
      </Popover>
    </>
  );
}
