import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { checkId, idProblem } from '../../../../src/platform/graphql/validation.ts';
import { idPrefix, newId } from '../../../../src/platform/lib/typed-id.ts';
import { UserError } from '../../../../src/platform/lib/user-error.ts';

const prefixes = fc.constantFrom('product', 'category', 'supplier', 'settings');

describe('ids', () => {
  it('name their type', () => {
    fc.assert(
      fc.property(prefixes, prefixes, (prefix, other) => {
        const id = newId(prefix);
        expect(id).toMatch(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`));
        expect(idPrefix(id)).toBe(prefix);
        expect(idProblem(id, prefix)).toBeUndefined();
        if (other !== prefix) expect(idProblem(id, other)).toContain(`but it is the id of a ${prefix}.`);
      }),
    );
  });

  it('differ, and sort by the time of their creation', async () => {
    const early = Array.from({ length: 500 }, () => newId('product'));
    const now = Date.now();
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(now), { interval: 1 });
    const late = Array.from({ length: 500 }, () => newId('product'));
    expect(new Set([...early, ...late]).size).toBe(1_000);
    expect(early.toSorted().at(-1)! < late.toSorted()[0]!).toBe(true);
  });

  it('fit into their column', () => {
    for (const prefix of ['product', 'category', 'supplier', 'settings', 'a'.repeat(21)])
      expect(newId(prefix).length).toBeLessThanOrEqual(48);
  });

  it.each([
    ['', 'not an id'],
    ['product', 'not an id'],
    ['product_', 'not an id'],
    ['product_1', 'not an id'],
    ['product_01h455vb4pex5vsknk084sn02', 'not an id'],
    ['product_01h455vb4pex5vsknk084sn02qq', 'not an id'],
    ['product_81h455vb4pex5vsknk084sn02q', 'not an id'],
    ['product_01H455VB4PEX5VSKNK084SN02Q', 'not an id'],
    ['PRODUCT_01h455vb4pex5vsknk084sn02q', 'not an id'],
    ["product_01h455vb4pex5vsknk084sn02q' or 1=1", 'not an id'],
    ['category_01h455vb4pex5vsknk084sn02q', 'the id of a category'],
  ])('are told from %j', (text, what) => {
    expect(idProblem(text, 'product')).toBe(
      `must be the id of a product, such as product_01h455vb4pex5vsknk084sn02q, but it is ${what}.`,
    );
    expect(() => checkId(text, 'product')).toThrow(UserError);
  });

  it('are told from any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.anything()), value => {
        expect(idProblem(value, 'product')).toContain('must be the id of a product');
      }),
    );
  });
});
