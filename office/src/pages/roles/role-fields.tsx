import type { ComponentProps } from 'react';
import { CheckboxField } from '../../kit/field/checkbox-field.tsx';
import { PercentField } from '../../kit/field/percent-field.tsx';
import { SelectField } from '../../kit/field/select-field.tsx';
import { TextAreaField } from '../../kit/field/text-area-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { FormRow } from '../../kit/form/form-layout.tsx';
import { useViewer } from '../../shell/session/session-context.ts';
import { PermissionChoice } from './permission-choice.tsx';
import { roleOptions } from './role-options.ts';
import { isBelow, type RoleNode } from './role-tree.ts';
import type { RoleFormValues } from './role-values.ts';

type RoleFieldsProps = {
  values: RoleFormValues;
  onChange: <Name extends keyof RoleFormValues>(name: Name, value: RoleFormValues[Name]) => void;
  roles: readonly RoleNode[];
  permissions: ComponentProps<typeof PermissionChoice>['permissions'];
  /** The role itself: it cannot inherit from itself, nor from one below it. */
  roleId?: string;
};

const none = 'none';

export function RoleFields({ values, onChange, roles, permissions, roleId }: RoleFieldsProps) {
  const viewer = useViewer();
  const parents = roles.filter(role => role.id !== roleId && !(roleId && isBelow(roles, role, roleId)));
  return (
    <>
      <FormRow>
        <TextField
          name="name"
          label="Name"
          autoFocus
          isRequired
          maxLength={100}
          value={values.name}
          onChange={name => onChange('name', name)}
        />
        <SelectField
          name="parentId"
          label="Inherits from"
          description="Its members may do all that members of that role may."
          options={[{ id: none, label: 'No role' }, ...roleOptions(parents, viewer.permissions)]}
          value={values.parentId || none}
          onChange={id => onChange('parentId', id === none ? '' : id)}
        />
      </FormRow>
      <TextAreaField
        name="description"
        label="Description"
        description="Who should have the role and why."
        rows={2}
        maxLength={500}
        value={values.description}
        onChange={description => onChange('description', description)}
      />
      <FormRow>
        <PercentField
          name="maxDiscountRate"
          label="Discount up to"
          description="What its members may give at the counter."
          scale="fraction"
          value={values.maxDiscountRate}
          onChange={rate => onChange('maxDiscountRate', rate)}
        />
        <CheckboxField
          name="requiresMfa"
          label="Its members must have a second factor"
          description="Until they set it up, they can do nothing else."
          value={values.requiresMfa}
          onChange={isOn => onChange('requiresMfa', isOn)}
        />
      </FormRow>
      <PermissionChoice
        permissions={permissions}
        roles={roles}
        parentId={values.parentId}
        value={values.permissions}
        onChange={chosen => onChange('permissions', chosen)}
      />
    </>
  );
}
