import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cancelProblem,
  isOpen,
  progressOf,
} from '../../../../src/modules/audit/verification/audit-verification.rules.ts';
import { AuditVerificationStatus } from '../../../../src/modules/audit/verification/audit-verification-status.ts';

const status = fc.constantFrom(...Object.values(AuditVerificationStatus));
const entries = fc.nat(2_000_000_000);

describe('the progress of a verification', () => {
  it('is 100 exactly when it is done', () => {
    fc.assert(
      fc.property(status, entries, fc.option(entries), (status, checkedEntries, totalEntries) => {
        const progress = progressOf({ status, checkedEntries, totalEntries });
        expect(Number.isInteger(progress)).toBe(true);
        expect(progress).toBeGreaterThanOrEqual(0);
        expect(progress === 100).toBe(status === 'DONE');
        expect(progress).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('never goes back', () => {
    fc.assert(
      fc.property(entries, entries, entries, (a, b, totalEntries) => {
        const at = (checkedEntries: number) =>
          progressOf({ status: 'RUNNING', checkedEntries, totalEntries });
        expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)));
      }),
    );
  });
});

it('a verification can be canceled exactly while it is open', () => {
  fc.assert(fc.property(status, status => (cancelProblem({ status }) === null) === isOpen(status)));
});
