import { expect, it } from 'vitest';
import { isIntact } from '../../../../../src/modules/rentals/contract/contract-hash.ts';
import { version1Contract } from '../../../../modules/rentals/version-1-contract.ts';

it('still verifies a contract that was signed under version 1 of the template', () => {
  expect(isIntact(version1Contract)).toBe(true);
});

it.each([
  { text: version1Contract.text.replace('28.9999', '29') },
  { templateVersion: 2 },
  { signerName: 'Eve' },
  { signedAt: new Date('2026-03-01T12:00:00.124Z') },
  { signedAt: null },
  { signature: 'Eve' },
  { ip: null },
  { evidenceHash: null },
  { erasedAt: new Date('2036-03-01T12:00:00Z') },
])('finds a change: %j', change => {
  expect(isIntact({ ...version1Contract, ...change })).toBe(false);
});
