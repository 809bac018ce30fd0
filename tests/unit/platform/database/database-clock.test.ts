import { describe, expect, it } from 'vitest';
import { correctedOffset } from '../../../../src/platform/database/database-clock.ts';

const hourMs = 3_600_000;

/** Asked at 1,000 by the clock of the host, and answered after the round trip. */
function corrected(offsetMs: number, databaseAheadMs: number, roundTripMs: number): number {
  const sentAt = 1_000;
  const databaseAt = sentAt + roundTripMs / 2 + databaseAheadMs;
  return correctedOffset(offsetMs, { sentAt, answeredAt: sentAt + roundTripMs, databaseAt });
}

describe('the offset to the clock of the database', () => {
  it('follows a host that is ahead, behind, or right again', () => {
    expect(corrected(0, -2 * hourMs, 4)).toBe(-2 * hourMs);
    expect(corrected(0, 90_000, 4)).toBe(90_000);
    expect(corrected(90_000, 0, 4)).toBe(0);
  });

  it('stays as it is for a difference of less than a tenth of a second', () => {
    expect(corrected(0, 90, 4)).toBe(0);
    expect(corrected(0, -90, 4)).toBe(0);
    expect(corrected(0, 110, 4)).toBe(110);
  });

  it('is not changed by a slow answer that proves nothing', () => {
    expect(corrected(0, 400, 1_000)).toBe(0);
    expect(corrected(0, -400, 1_000)).toBe(0);
    expect(corrected(0, hourMs, 1_000)).toBe(hourMs);
  });
});
