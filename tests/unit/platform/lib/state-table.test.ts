import { expect, it } from 'vitest';
import { advanceBy } from '../../../../src/platform/lib/state-table.ts';

const advance = advanceBy('Door', { OPEN: ['SHUT'], SHUT: ['OPEN', 'LOCKED'], LOCKED: [] });

it.each([
  ['OPEN', 'SHUT'],
  ['SHUT', 'OPEN'],
  ['SHUT', 'LOCKED'],
  ['LOCKED', 'LOCKED'],
] as const)('moves from %s to %s', (from, to) => {
  const door = { number: 'D-1', status: from as 'OPEN' | 'SHUT' | 'LOCKED' };
  advance(door, to);
  expect(door.status).toBe(to);
});

it.each([
  ['OPEN', 'LOCKED'],
  ['LOCKED', 'OPEN'],
] as const)('refuses a step from %s to %s, which the table does not have', (from, to) => {
  const door = { number: 'D-1', status: from as 'OPEN' | 'SHUT' | 'LOCKED' };
  expect(() => advance(door, to)).toThrow(`Door D-1 cannot go from ${from} to ${to}.`);
  expect(door.status).toBe(from);
});
