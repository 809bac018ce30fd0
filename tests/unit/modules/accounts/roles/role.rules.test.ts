import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  effectivePermissions,
  missingFrom,
  type RoleNode,
  rolesBelow,
  wouldCycle,
} from '../../../../../src/modules/accounts/roles/role.rules.ts';
import { allPermissions } from '../../../../../src/platform/authorization/permission.ts';

const somePermissions = fc.array(fc.constantFrom(...allPermissions), { maxLength: 20 });

/** Roles of which each has none or an earlier one above it, in any order. */
const forest = fc
  .array(fc.tuple(fc.option(fc.nat()), somePermissions), { minLength: 1, maxLength: 20 })
  .map(rows =>
    rows.map(
      ([above, permissions], index): RoleNode => ({
        id: `r${index}`,
        parentId: above === null || index === 0 ? null : `r${above % index}`,
        permissions,
      }),
    ),
  )
  .chain(roles => fc.shuffledSubarray(roles, { minLength: roles.length }));
const forestAndTwo = forest.chain(roles =>
  fc.record({
    roles: fc.constant(roles),
    one: fc.constantFrom(...roles),
    other: fc.constantFrom(...roles),
  }),
);

function rolesAbove(roles: readonly RoleNode[], { parentId }: RoleNode): string[] {
  const parent = roles.find(role => role.id === parentId);
  return parent ? [parent.id, ...rolesAbove(roles, parent)] : [];
}

describe('effectivePermissions', () => {
  it('are both lists together, each once, in the order of all permissions', () => {
    fc.assert(
      fc.property(somePermissions, somePermissions, (own, inherited) => {
        const all = effectivePermissions(own, inherited);
        expect(new Set(all)).toEqual(new Set([...own, ...inherited]));
        expect(all).toEqual(allPermissions.filter(name => all.includes(name)));
        expect(effectivePermissions(inherited, own)).toEqual(all);
        expect(effectivePermissions(all, own)).toEqual(all);
      }),
    );
  });

  it('drops what is no permission any more', () => {
    expect(effectivePermissions(['GONE_LONG_AGO' as never, 'AUDIT_VIEW'], [])).toEqual(['AUDIT_VIEW']);
  });
});

describe('missingFrom', () => {
  it('is empty exactly when all that is needed is held', () => {
    fc.assert(
      fc.property(somePermissions, somePermissions, (held, needed) => {
        const missing = missingFrom(new Set(held), needed);
        expect(missing.length === 0).toBe(needed.every(name => held.includes(name)));
        for (const name of missing) expect(held).not.toContain(name);
        expect(missingFrom(new Set([...held, ...missing]), needed)).toEqual([]);
      }),
    );
  });
});

describe('rolesBelow', () => {
  it('are those that have the role above them, each once and after its parent', () => {
    fc.assert(
      fc.property(forestAndTwo, ({ roles, one }) => {
        const below = rolesBelow(roles, one.id).map(role => role.id);
        const expected = roles.filter(role => rolesAbove(roles, role).includes(one.id));
        expect(below.toSorted()).toEqual(expected.map(role => role.id).toSorted());
        for (const role of rolesBelow(roles, one.id))
          if (role.parentId !== one.id)
            expect(below.indexOf(role.parentId!)).toBeLessThan(below.indexOf(role.id));
      }),
    );
  });
});

describe('wouldCycle', () => {
  it('is true exactly for the role itself and for those below it', () => {
    fc.assert(
      fc.property(forestAndTwo, ({ roles, one, other }) => {
        const isBelow = rolesBelow(roles, one.id).some(role => role.id === other.id);
        expect(wouldCycle(roles, one.id, other.id)).toBe(isBelow || one === other);
      }),
    );
  });

  it('lets every role stand alone, or below an unknown one', () => {
    fc.assert(
      fc.property(forestAndTwo, ({ roles, one }) => {
        expect(wouldCycle(roles, one.id, null)).toBe(false);
        expect(wouldCycle(roles, one.id, 'unknown')).toBe(false);
      }),
    );
  });

  it('has every role end above itself nowhere, whatever moves it allowed', () => {
    const moves = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 40 });
    fc.assert(
      fc.property(forest, moves, (start, moves) => {
        let roles: RoleNode[] = start;
        for (const [which, where] of moves) {
          const { id } = roles[which % roles.length]!;
          const parentId = roles[where % roles.length]!.id;
          if (!wouldCycle(roles, id, parentId))
            roles = roles.map(role => (role.id === id ? { ...role, parentId } : role));
        }
        for (const role of roles) expect(rolesAbove(roles, role)).not.toContain(role.id);
      }),
    );
  });
});
