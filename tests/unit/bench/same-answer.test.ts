import { describe, expect, it } from 'vitest';
import { isSameAnswer } from '../../../bench/same-answer.ts';
import { newId } from '../../../src/platform/lib/typed-id.ts';

const page = (...names: string[]) => ({
  products: { nodes: names.map(name => ({ id: newId('product'), name })) },
});

describe('isSameAnswer', () => {
  it('is true of the same rows under other ids, in any order', () => {
    expect(isSameAnswer(page('lamp', 'phone'), page('lamp', 'phone'))).toBe(true);
    expect(isSameAnswer(page('lamp', 'phone'), page('phone', 'lamp'))).toBe(true);
  });

  it.each([
    ['another value', page('lamp'), page('phone')],
    ['a row less', page('lamp', 'phone'), page('lamp')],
    ['a row twice', page('lamp', 'lamp'), page('lamp', 'phone')],
    ['null for an object', { product: null }, { product: { name: 'lamp' } }],
    ['a field less', { product: { name: 'lamp', sku: 'SKU-1' } }, { product: { name: 'lamp' } }],
    ['a number for its text', { amount: 1 }, { amount: '1' }],
    ['an id of another kind', { id: newId('product') }, { id: newId('category') }],
  ])('is false of %s', (_, a, b) => {
    expect(isSameAnswer(a, b)).toBe(false);
  });
});
