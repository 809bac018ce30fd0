import type { GraphQLSchema } from 'graphql';
import type { Permission } from '../../../platform/authorization/permission.ts';
import { requirementOf } from '../../../platform/authorization/rules.ts';
import type { Rule, RuleTree } from '../../../platform/authorization/shield.ts';
import { builtInRoles } from './built-in-roles.ts';
import { effectivePermissions } from './role.rules.ts';

type Permissions = ReadonlySet<Permission>;

/** Who may use which root field, as a Markdown table with one column for guests and one per built-in role. */
export function permissionMatrix(schema: GraphQLSchema, rules: RuleTree): string {
  const held = permissionsByRole();
  const columns = ['GUEST', ...held.keys()];
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const rows = roots.flatMap(type =>
    Object.keys(type?.getFields() ?? {})
      .sort()
      .map(field => {
        const rule = rules[type!.name]![field]!;
        const cells = columns.map(column => (isOpenTo(rule, held.get(column)) ? 'yes' : '–'));
        return [`${type!.name}.${field}`, describe(rule), ...cells];
      }),
  );
  return table([['field', 'needs', ...columns], ...rows]);
}

/** The content of `docs/permissions.md`. */
export function permissionsPage(matrix: string): string {
  return `# Who may do what

Written by \`npm run cli -- permissions --write\`. For custom roles, the permission in the second column decides. "a session"
means any signed-in user; which objects they see is decided per object.

${matrix}
`;
}

/** The permissions of each built-in role, including inherited ones. */
export function permissionsByRole(): Map<string, Permissions> {
  const byRole = new Map<string, Permissions>();
  for (const { key, parent, permissions } of builtInRoles) {
    const inherited = parent === null ? [] : [...byRole.get(parent)!];
    byRole.set(key, new Set(effectivePermissions(permissions, inherited)));
  }
  return byRole;
}

/** @param held undefined for a guest */
function isOpenTo(rule: Rule, held: Permissions | undefined): boolean {
  const requirement = requirementOf(rule);
  if (requirement === undefined) throw new Error('A rule does not declare its requirement.');
  if (requirement === 'nothing') return true;
  if (requirement === 'a session' || requirement === 'full session') return held !== undefined;
  return held?.has(requirement) ?? false;
}

function describe(rule: Rule): string {
  const requirement = requirementOf(rule)!;
  return requirement === 'full session' ? 'a session' : requirement;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, index) => Math.max(...rows.map(row => row[index]!.length)));
  const lines = rows.map(row => `| ${row.map((cell, index) => cell.padEnd(widths[index]!)).join(' | ')} |`);
  const rule = `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}
