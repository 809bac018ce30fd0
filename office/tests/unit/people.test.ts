import { describe, expect, test } from 'vitest';
import { chosenValues, conflictFields } from '../../src/lib/conflict-choices.ts';
import { menuActions } from '../../src/lib/menu-actions.ts';
import type { Permission } from '../../src/lib/permission.ts';
import { groupPermissions, permissionTexts } from '../../src/lib/permission-texts.ts';
import { beyondText, roleOptions } from '../../src/pages/roles/role-options.ts';
import { inheritedFrom, isBelow, type RoleNode, rolesAbove } from '../../src/pages/roles/role-tree.ts';

const role = (id: string, parentId: string | null, permissions: Permission[]): RoleNode => ({
  __typename: 'Role',
  id,
  name: id,
  description: '',
  builtIn: false,
  parent: parentId === null ? null : { __typename: 'Role', id: parentId },
  permissions,
  effectivePermissions: permissions,
});

const staff = role('staff', null, ['ORDERS_VIEW']);
const manager = role('manager', 'staff', ['AUDIT_VIEW']);
const admin = role('admin', 'manager', ['JOBS_MANAGE']);
const roles = [admin, manager, staff];

describe('roles', () => {
  test('inherit from all above them, the nearest first', () => {
    expect(rolesAbove(roles, 'manager').map(({ id }) => id)).toEqual(['manager', 'staff']);
    expect(inheritedFrom([manager, staff], 'ORDERS_VIEW')).toBe(staff);
    expect(inheritedFrom([manager, staff], 'JOBS_MANAGE')).toBeUndefined();
    expect(isBelow(roles, admin, 'staff')).toBe(true);
    expect(isBelow(roles, staff, 'admin')).toBe(false);
  });

  test('that inherit in a circle do not hang the page', () => {
    const circle = [role('a', 'b', []), role('b', 'a', [])];
    expect(rolesAbove(circle, 'a').map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('that grant more than one holds cannot be chosen, and say why', () => {
    const options = roleOptions([staff, admin], ['ORDERS_VIEW']);
    expect(options.map(({ isDisabled }) => isDisabled ?? false)).toEqual([false, true]);
    expect(options[1]?.description).toContain('“Run failed jobs again”');
    expect(beyondText(['ORDERS_VIEW', 'AUDIT_VIEW', 'JOBS_MANAGE', 'STAFF_VIEW'])).toContain('and 1 more');
  });
});

describe('permissions', () => {
  test('stand in one group each, and one of a newer server stands in the last', () => {
    const all = Object.keys(permissionTexts) as Permission[];
    const newer = 'MARS_VISIT' as Permission;
    const groups = groupPermissions([...all, newer]);
    expect(groups.flatMap(({ permissions }) => permissions).sort()).toEqual([...all, newer].sort());
    expect(groups.at(-1)).toEqual({ label: 'Others', permissions: [newer] });
    expect(groupPermissions(['AUDIT_VIEW'])).toHaveLength(1);
  });
});

describe('a conflict', () => {
  const asIs = (text: string) => text;
  const shown = { name: { label: 'Name', show: asIs }, title: { label: 'Title', show: asIs } };
  const mine = { name: 'Ann', title: '' };
  const theirs = { name: 'Anna', title: '' };

  test('shows only what differs, and takes what was chosen', () => {
    expect(conflictFields(shown, mine, theirs)).toEqual([
      { name: 'name', label: 'Name', yours: 'Ann', theirs: 'Anna' },
    ]);
    expect(conflictFields(shown, mine, { ...mine, title: 'Clerk' })).toEqual([
      { name: 'title', label: 'Title', yours: 'none', theirs: 'Clerk' },
    ]);
    expect(chosenValues({ name: 'theirs' }, mine, theirs)).toEqual({ name: 'Anna', title: '' });
    expect(chosenValues({ name: 'mine' }, mine, theirs)).toEqual(mine);
  });
});

describe('offered actions', () => {
  const offered = [
    { action: 'DELETE', allowed: false, reason: 'Somebody has it.' },
    { action: 'RESTORE', allowed: false, reason: 'It is not deleted.' },
    { action: 'UPDATE', allowed: true, reason: null },
  ] as const;

  test('stand in the order of the page, with the reason when they are not possible now', () => {
    const actions = menuActions(offered, {
      UPDATE: { label: 'Edit' },
      RESTORE: { label: 'Restore', hiddenWhileImpossible: true },
      DELETE: { label: 'Delete' },
    });
    expect(actions).toEqual([
      { id: 'UPDATE', label: 'Edit', disabledReason: null },
      { id: 'DELETE', label: 'Delete', disabledReason: 'Somebody has it.' },
    ]);
  });
});
