import type { Option } from '../../kit/field/option-list.tsx';
import type { Permission } from '../../lib/permission.ts';
import { permissionText } from '../../lib/permission-texts.ts';

export interface RoleChoice {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly effectivePermissions: readonly Permission[];
}

/** Roles to choose from. One that grants more than the person holds cannot be chosen: nobody gives what they lack. */
export function roleOptions(roles: readonly RoleChoice[], held: readonly Permission[]): Option[] {
  return roles.map(({ id, name, description, effectivePermissions }) => {
    const missing = effectivePermissions.filter(each => !held.includes(each));
    return missing.length === 0
      ? { id, label: name, description }
      : { id, label: name, description: beyondText(missing), isDisabled: true };
  });
}

/** Says which permissions somebody lacks to give a role. */
export function beyondText(missing: readonly Permission[]): string {
  const named = missing.slice(0, 3).map(each => `“${permissionText(each)}”`);
  const more = missing.length - named.length;
  return `You cannot give it: you do not hold ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''} yourself.`;
}
