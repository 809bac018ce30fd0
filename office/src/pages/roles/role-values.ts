import type { Permission } from '../../lib/permission.ts';
import { permissionText } from '../../lib/permission-texts.ts';
import type { RoleValuesFragment } from './generated/graphql.ts';
import type { RoleNode } from './role-tree.ts';

export interface RoleFormValues {
  name: string;
  description: string;
  /** Empty for none. */
  parentId: string;
  maxDiscountRate: string;
  requiresMfa: boolean;
  permissions: Permission[];
}

export const emptyRole: RoleFormValues = {
  name: '',
  description: '',
  parentId: '',
  maxDiscountRate: '0',
  requiresMfa: false,
  permissions: [],
};

export function roleValuesOf(role: RoleValuesFragment): RoleFormValues {
  return {
    name: role.name,
    description: role.description,
    parentId: role.parent?.id ?? '',
    maxDiscountRate: role.maxDiscountRate,
    requiresMfa: role.requiresMfa,
    permissions: [...role.permissions],
  };
}

/** The values as the API takes them. */
export function roleInput(values: RoleFormValues) {
  const { name, description, parentId, maxDiscountRate, requiresMfa, permissions } = values;
  return {
    name: name.trim(),
    description: description.trim(),
    parentId: parentId || null,
    maxDiscountRate: maxDiscountRate || '0',
    requiresMfa,
    permissions,
  };
}

const asIs = (text: string) => text;

/** How the notice of a conflict shows each field. */
export function shownRoleValues(roles: readonly RoleNode[]) {
  return {
    name: { label: 'Name', show: asIs },
    description: { label: 'Description', show: asIs },
    parentId: {
      label: 'Inherits from',
      show: (id: string) => roles.find(role => role.id === id)?.name ?? '',
    },
    maxDiscountRate: { label: 'Discount up to', show: (rate: string) => `${Number(rate || 0) * 100} %` },
    requiresMfa: { label: 'Second factor', show: (isOn: boolean) => (isOn ? 'Required' : 'Optional') },
    permissions: {
      label: 'Permissions',
      show: (all: Permission[]) => all.map(permissionText).join(', '),
    },
  };
}
