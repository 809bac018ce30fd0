import { describe, expect, it } from 'vitest';
import { Lag } from '../../../../../src/platform/database/replicas/lag.ts';

/** A primary that beats once a second from second 0 on. */
function primaryUntil(second: number): Lag {
  const lag = new Lag();
  for (let at = 0; at <= second; at++) lag.see(at, at * 1_000);
  return lag;
}

describe('Lag', () => {
  it('is nothing for a replica that has the newest beat', () => {
    expect(primaryUntil(10).of(10, 10_400)).toBe(0);
  });

  it('is the time since the primary had something that the replica lacks', () => {
    expect(primaryUntil(10).of(7, 10_400)).toBe(2_400);
  });

  it('does not grow while the primary is away', () => {
    expect(primaryUntil(10).of(10, 60_000)).toBe(0);
  });

  it('is unknown for a beat from before this process began, and before the first one', () => {
    const lag = new Lag();
    expect(lag.of(5, 0)).toBeUndefined();
    lag.see(100, 0);
    expect(lag.of(99, 10)).toBeUndefined();
  });

  it('forgets beats that are too old to matter', () => {
    expect(primaryUntil(100).of(20, 100_000)).toBeUndefined();
    expect(primaryUntil(100).of(60, 100_000)).toBe(39_000);
  });
});
