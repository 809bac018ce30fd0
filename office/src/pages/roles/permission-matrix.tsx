import type { ReactNode } from 'react';
import type { Permission } from '../../lib/permission.ts';
import { groupPermissions, permissionText } from '../../lib/permission-texts.ts';
import styles from './matrix.module.css';

export type MatrixColumn = {
  id: string;
  header: ReactNode;
  render: (permission: Permission) => ReactNode;
};

type PermissionMatrixProps = {
  label: string;
  permissions: readonly { name: Permission; description: string }[];
  columns: readonly MatrixColumn[];
  /** The first cell of a row; else what the permission allows. */
  renderName?: (permission: { name: Permission; description: string }) => ReactNode;
};

/** All permissions by area, against roles. */
export function PermissionMatrix({ label, permissions, columns, renderName = Name }: PermissionMatrixProps) {
  const byName = new Map(permissions.map(each => [each.name, each]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={styles.scroller} aria-label={label} tabIndex={0}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">Permission</th>
            {columns.map(column => (
              <th key={column.id} scope="col" className={styles.cell}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        {groupPermissions([...byName.keys()]).map(group => (
          <tbody key={group.label}>
            <tr>
              <th scope="rowgroup" colSpan={columns.length + 1} className={styles.group}>
                {group.label}
              </th>
            </tr>
            {group.permissions.map(name => (
              <tr key={name}>
                <th scope="row">{renderName(byName.get(name)!)}</th>
                {columns.map(column => (
                  <td key={column.id} className={styles.cell}>
                    {column.render(name)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Name({ name, description }: { name: Permission; description: string }) {
  return (
    <span className={styles.name}>
      {permissionText(name)}
      <span className={styles.description}>{description}</span>
    </span>
  );
}
