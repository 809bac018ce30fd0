import { expect, it } from 'vitest';
import { AnswerMeter } from '../../../../src/platform/graphql/answer-size.ts';

const answers = [
  null,
  [],
  {},
  { a: 'text', b: 12.5, c: true, d: null },
  { nodes: Array.from({ length: 50 }, (_, i) => ({ id: `product_${i}`, name: 'ä€', at: new Date(0) })) },
];

it.each(answers)('measures at least the length of the JSON, and not much more (%#)', answer => {
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  const meter = new AnswerMeter(1_000_000);
  expect(meter.add(answer)).toBe(true);
  expect(meter.bytes).toBeGreaterThanOrEqual(bytes - 3);
  expect(meter.bytes).toBeLessThan(2 * bytes + 10);
});

it('stops at the limit', () => {
  let read = 0;
  const rest = Object.defineProperty({}, 'x', { enumerable: true, get: () => read++ });
  const meter = new AnswerMeter(1_000);
  expect(meter.add(['x'.repeat(2_000), rest])).toBe(false);
  expect(meter.bytes).toBeLessThan(2_100);
  expect(read).toBe(0);
});
