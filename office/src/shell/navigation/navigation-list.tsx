import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Permission } from '../../lib/permission.ts';
import { Mark } from '../frame/mark.tsx';
import { ShellIcon } from '../icon/shell-icon.tsx';
import styles from './navigation.module.css';
import { navigation, visibleAreas } from './navigation.ts';

type NavigationProps = {
  storeName: string;
  permissions: readonly Permission[];
  /** Where it covers the page, on narrow screens. */
  isOpen: boolean;
  onClose: () => void;
};

/** The areas that this person has work in. */
export function Navigation({ storeName, permissions, isOpen, onClose }: NavigationProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);

  const list = <AreaList permissions={permissions} />;
  const brand = (
    <Link to="/" className={styles.brand}>
      <Mark />
      <span className={styles.storeName}>{storeName}</span>
    </Link>
  );
  return (
    <>
      <nav className={styles.side} aria-label="Areas">
        {brand}
        {list}
      </nav>
      <dialog ref={dialog} className={styles.drawer} aria-label="Navigation" onClose={onClose}>
        <div className={styles.drawerHead}>
          {brand}
          <button type="button" className={styles.close} aria-label="Close the navigation" onClick={onClose}>
            <ShellIcon name="X" />
          </button>
        </div>
        {isOpen && <nav aria-label="Areas">{list}</nav>}
      </dialog>
    </>
  );
}

function AreaList({ permissions }: { permissions: readonly Permission[] }) {
  return (
    <div className={styles.areas}>
      {visibleAreas(navigation, permissions).map(area => (
        <section key={area.label} aria-label={area.label || 'Start'}>
          {area.label && <h2 className={styles.areaLabel}>{area.label}</h2>}
          <ul className={styles.items}>
            {area.items.map(({ path, label, icon }) => (
              <li key={path}>
                <Link
                  to={path}
                  className={styles.item}
                  activeProps={{ className: styles.active }}
                  activeOptions={{ exact: path === '/', includeSearch: false }}
                >
                  <span className={styles.icon}>
                    <ShellIcon name={icon} />
                  </span>
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
