import { type KeyboardEvent, useEffect, useRef } from 'react';
import styles from './menu.module.css';
import type { MenuAction, MenuGroup } from './menu.tsx';
import { MenuItem } from './menu-item.tsx';
import { useTypedText } from './use-typed-text.ts';

type MenuListProps = {
  id: string;
  label: string;
  actions: MenuAction[] | MenuGroup[];
  focusAtFirst: 'first' | 'last';
  onClose: () => void;
};

/** What a menu button opens. The arrow keys move in it, and typing leads to what begins so. */
export function MenuList({ id, label, actions, focusAtFirst, onClose }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  const typed = useTypedText();
  useEffect(() => {
    itemsOf(list.current)
      .at(focusAtFirst === 'first' ? 0 : -1)
      ?.focus({ preventScroll: true });
  }, [focusAtFirst]);

  function move(event: KeyboardEvent<HTMLDivElement>) {
    const items = itemsOf(event.currentTarget);
    const at = items.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, number> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: at <= 0 ? items.length - 1 : at - 1,
      Home: 0,
      End: items.length - 1,
    };
    if (event.key === 'Tab') onClose();
    const next = steps[event.key] ?? typed.find(event, items, at);
    if (next === undefined) return;
    event.preventDefault();
    items[next]?.focus();
  }

  const groups = actions.map((entry): MenuGroup => ('actions' in entry ? entry : { actions: [entry] }));
  return (
    <div
      ref={list}
      id={id}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className={styles.menu}
      onKeyDown={move}
    >
      {groups.map(({ title, actions: inGroup }, index) => {
        const items = inGroup.map(action => <MenuItem key={action.id} {...action} onClose={onClose} />);
        if (!title) return items;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a menu has groups, not field sets.
          <div key={title} role="group" aria-labelledby={`${id}-${index}`} className={styles.section}>
            <div id={`${id}-${index}`} className={styles.title}>
              {title}
            </div>
            {items}
          </div>
        );
      })}
    </div>
  );
}

function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
}
