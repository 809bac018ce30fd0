import type { Context } from '../../../platform/context/context.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { defaultZoneId, Zone } from './zone.entity.ts';
import type { UpdateZoneInput } from './zone.inputs.ts';
import { areaProblem, claimsOf, normalizedArea, type ZoneArea } from './zone.rules.ts';

/**
 * The area of a zone after a change.
 * @throws UserError INVALID_INPUT for one that is none, or that another zone claims
 */
export async function changedArea(
  ctx: Context,
  current: ZoneArea & { readonly id?: string },
  changes: Pick<UpdateZoneInput, keyof ZoneArea>,
): Promise<ZoneArea> {
  const area = normalizedArea({
    countries: changes.countries ?? current.countries,
    regions: changes.regions ?? current.regions,
    postalCodePrefixes: changes.postalCodePrefixes ?? current.postalCodePrefixes,
  });
  if (current.id === defaultZoneId) {
    const [field] = Object.entries(area).find(([, texts]) => texts.length > 0) ?? [];
    if (field === undefined) return area;
    throw new UserError(
      'INVALID_INPUT',
      `"${field}" must be empty: the default zone is every place that no other zone claims.`,
      { path: [field] },
    );
  }
  const problem = areaProblem(area);
  if (problem)
    throw new UserError('INVALID_INPUT', `"${problem.field}" ${problem.message}`, { path: [problem.field] });
  const zones = await ctx.em.find(Zone, {});
  const claims = new Set(claimsOf(area));
  for (const other of zones.filter(({ id }) => id !== current.id)) {
    const same = claimsOf(other).find(claim => claims.has(claim));
    if (same === undefined) continue;
    const field = same.includes(':') ? 'postalCodePrefixes' : same.includes('/') ? 'regions' : 'countries';
    throw new UserError(
      'INVALID_INPUT',
      `"${field}" must not name ${same.split(/[:/]/).at(-1)}: the zone "${other.name}" has it. An address is in one zone only.`,
      { path: [field] },
    );
  }
  return area;
}
