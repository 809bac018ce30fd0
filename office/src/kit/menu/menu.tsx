import type { ReactElement, ReactNode } from 'react';
import {
  Menu as AriaMenu,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Text,
} from 'react-aria-components';
import { classNames } from '../class-names.ts';
import popover from '../popover/popover.module.css';
import styles from './menu.module.css';

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
  trigger: ReactElement;
  label: string;
  actions: MenuAction[] | MenuGroup[];
  placement?: 'bottom start' | 'bottom end';
};

export function Menu({ trigger, label, actions, placement = 'bottom end' }: MenuProps) {
  const groups = actions.map((entry): MenuGroup => ('actions' in entry ? entry : { actions: [entry] }));
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={placement} offset={4} className={classNames(popover.popover, styles.popover)}>
        <AriaMenu aria-label={label} className={styles.menu}>
          {groups.map((group, index) =>
            group.title ? (
              <MenuSection key={group.title} className={styles.section}>
                <Header className={styles.title}>{group.title}</Header>
                {group.actions.map(Item)}
              </MenuSection>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: groups without a title have no other name
              group.actions.map(action => <Item key={`${index}.${action.id}`} {...action} />)
            ),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Item({ id, label, icon, danger, disabledReason, onAction, href }: MenuAction) {
  return (
    <MenuItem
      key={id}
      id={id}
      textValue={label}
      href={href}
      onAction={onAction}
      isDisabled={!!disabledReason}
      className={classNames(styles.item, danger && styles.danger)}
    >
      {icon}
      {/* The reason is part of the name: what is seen is what is read. */}
      <Text slot="label">
        {label}
        {disabledReason && <span className={styles.reason}> {disabledReason}</span>}
      </Text>
    </MenuItem>
  );
}
