import { CheckboxField } from '../../kit/field/checkbox-field.tsx';
import { useFormField } from '../../kit/form/form-context.ts';
import { Section } from '../../kit/page/section.tsx';
import type { Permission } from '../../lib/permission.ts';
import { permissionText } from '../../lib/permission-texts.ts';
import { useViewer } from '../../shell/session/session-context.ts';
import { MatrixMark } from './matrix-mark.tsx';
import { PermissionMatrix } from './permission-matrix.tsx';
import { inheritedFrom, type RoleNode, rolesAbove } from './role-tree.ts';

type PermissionChoiceProps = {
  permissions: readonly { name: Permission; description: string }[];
  roles: readonly RoleNode[];
  parentId: string;
  value: readonly Permission[];
  onChange: (value: Permission[]) => void;
};

/** The matrix to tick: what is inherited is shown as such, and what the person does not hold is locked. */
export function PermissionChoice({ permissions, roles, parentId, value, onChange }: PermissionChoiceProps) {
  const viewer = useViewer();
  const { error, onEdit } = useFormField({ name: 'permissions', label: 'Permissions' });
  const above = rolesAbove(roles, parentId);

  function change(name: Permission, isOn: boolean) {
    onEdit();
    onChange(isOn ? [...value, name] : value.filter(each => each !== name));
  }
  function help(name: Permission, description: string): string {
    const source = inheritedFrom(above, name);
    if (source) return `${description} Inherited from ${source.name}.`;
    if (!viewer.permissions.includes(name))
      return `${description} You do not hold this permission yourself, so you cannot give it.`;
    return description;
  }

  return (
    <Section
      title="Permissions"
      text={error ? <span role="alert">{error}</span> : 'What its members may do, besides what it inherits.'}
    >
      <PermissionMatrix
        label="Permissions of the role"
        permissions={permissions}
        renderName={({ name, description }) => {
          const isInherited = inheritedFrom(above, name) !== undefined;
          return (
            <CheckboxField
              label={permissionText(name)}
              description={help(name, description)}
              value={value.includes(name) || isInherited}
              isDisabled={isInherited || !viewer.permissions.includes(name)}
              onChange={isOn => change(name, isOn)}
            />
          );
        }}
        columns={above.map(role => ({
          id: role.id,
          header: role.name,
          render: permission => <MatrixMark isOwn={role.permissions.includes(permission)} />,
        }))}
      />
    </Section>
  );
}
