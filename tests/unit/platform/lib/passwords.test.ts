import { afterEach, describe, expect, it } from 'vitest';
import { Passwords } from '../../../../src/platform/lib/passwords.ts';
import { TooBusyError } from '../../../../src/platform/lib/too-busy-error.ts';

const cost = 4;
let passwords: Passwords;
afterEach(() => passwords.close());

describe('Passwords', () => {
  it('knows its own hashes, and nothing without one', async () => {
    passwords = new Passwords(cost);
    const hash = await passwords.hash('correct horse');
    expect(await passwords.verify('correct horse', hash)).toBe(true);
    expect(await passwords.verify('wrong horse', hash)).toBe(false);
    expect(await passwords.verify('correct horse', null)).toBe(false);
    expect(passwords.isOutdated(hash)).toBe(false);
  });

  it('takes as long for nobody as for somebody', async () => {
    passwords = new Passwords(10);
    const hash = await passwords.hash('correct horse');
    const msFor = async (of: string | null) => {
      const start = performance.now();
      await passwords.verify('wrong horse', of);
      return performance.now() - start;
    };
    // The first question makes the hash that nobody has.
    await msFor(null);
    // One right after the other, and the middle of many: what else the machine does meanwhile slows down both, or few.
    const ratios: number[] = [];
    for (let round = 0; round < 15; round++) ratios.push((await msFor(null)) / (await msFor(hash)));
    const median = ratios.toSorted((one, other) => one - other)[7];
    expect(median).toBeGreaterThan(0.5);
    expect(median).toBeLessThan(2);
  });

  it('refuses a password longer than bcrypt reads', async () => {
    passwords = new Passwords(cost);
    const hash = await passwords.hash('x'.repeat(72));
    expect(await passwords.verify('x'.repeat(73), hash)).toBe(false);
  });

  it('tells whoever comes to a full queue to come back, and goes on with the others', async () => {
    passwords = new Passwords(cost, { maxWaiting: 3 });
    const attempts = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) => passwords.hash(`password ${index}`)),
    );
    const refused = attempts.filter(attempt => attempt.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(40);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(TooBusyError);
    // The crowd is gone.
    expect(await passwords.hash('again')).toMatch(/^\$2/);
  });

  it('still has nobody without a hash after the first such question came to a full queue', async () => {
    passwords = new Passwords(cost, { maxWaiting: 0 });
    await expect(passwords.verify('any', null)).rejects.toThrow(TooBusyError);
    passwords = new Passwords(cost, { maxWaiting: 1 });
    const crowd = await Promise.allSettled(Array.from({ length: 30 }, () => passwords.verify('any', null)));
    expect(crowd.some(one => one.status === 'rejected')).toBe(true);
    expect(await passwords.verify('any', null)).toBe(false);
  });
});
