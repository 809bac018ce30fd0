import type { Permission } from '../../../platform/authorization/permission.ts';
import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { rateOf, toPpm } from '../../../platform/lib/rate.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { beyondProblem } from './role.rules.ts';

/** @throws UserError BEYOND_OWN_PERMISSIONS when the actor lacks one of these permissions */
export function checkHolds(ctx: Context, needed: readonly Permission[], path: readonly string[]): void {
  refuseIf(beyondProblem(ctx.actor.permissions, needed), path);
}

/** @throws UserError BEYOND_OWN_PERMISSIONS when the user has a permission that the actor lacks */
export async function checkNotAbove(ctx: Context, userId: string, path: readonly string[]): Promise<void> {
  checkHolds(ctx, await permissionsHeldBy(ctx, userId), path);
}

/** The permissions that the roles of a user grant; one may occur several times. */
export async function permissionsHeldBy(ctx: Context, userId: string): Promise<Permission[]> {
  const rows = await query<{ permissions: string | Permission[] }>(
    ctx,
    sql`/* accounts.permissionsOf */ select r.effective_permissions as permissions from user_role as ur join role as r on r.id = ur.role_id where ur.user_id = ${userId}`,
  );
  return rows.flatMap(({ permissions }) =>
    typeof permissions === 'string' ? (JSON.parse(permissions) as Permission[]) : permissions,
  );
}

/** A discount rate for a role, in millionths; at most the actor's own. @throws UserError INVALID_INPUT, BEYOND_OWN_PERMISSIONS */
export function discountWithinOwn(ctx: Context, rate: string): number {
  const path = ['maxDiscountRate'];
  const ppm = toPpm(rate, path);
  if (ppm <= ctx.actor.maxDiscountPpm) return ppm;
  throw new UserError(
    'BEYOND_OWN_PERMISSIONS',
    `Your own limit for discounts is ${rateOf(ctx.actor.maxDiscountPpm)}, so the role's limit cannot be higher.`,
    { path },
  );
}
