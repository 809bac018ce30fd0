import { availableParallelism } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { Passwords } from '../../../../src/platform/lib/passwords.ts';
import { TooBusyError } from '../../../../src/platform/lib/too-busy-error.ts';
import { waiterAt } from '../../../kit/waiter.ts';

const cost = 4;
let passwords: Passwords;
afterEach(() => passwords.close());

describe('Passwords', () => {
  it('knows its own hashes, and nothing without one', async () => {
    passwords = new Passwords(cost);
    const hash = await passwords.hash('correct horse', waiterAt(null));
    expect(await passwords.verify('correct horse', hash, waiterAt(null))).toBe(true);
    expect(await passwords.verify('wrong horse', hash, waiterAt(null))).toBe(false);
    expect(await passwords.verify('correct horse', null, waiterAt(null))).toBe(false);
    expect(passwords.isOutdated(hash)).toBe(false);
  });

  it('takes as long for nobody as for somebody', async () => {
    passwords = new Passwords(10);
    const hash = await passwords.hash('correct horse', waiterAt(null));
    const msFor = async (of: string | null) => {
      const start = performance.now();
      await passwords.verify('wrong horse', of, waiterAt(null));
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
    const hash = await passwords.hash('x'.repeat(72), waiterAt(null));
    expect(await passwords.verify('x'.repeat(73), hash, waiterAt(null))).toBe(false);
  });

  it('tells whoever comes to a full queue to come back, and goes on with the others', async () => {
    passwords = new Passwords(cost, { maxWaiting: 3 });
    const attempts = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) => passwords.hash(`password ${index}`, waiterAt(null))),
    );
    const refused = attempts.filter(attempt => attempt.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(40);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(TooBusyError);
    // The crowd is gone.
    expect(await passwords.hash('again', waiterAt(null))).toMatch(/^\$2/);
  });

  it('serves addresses in turn, so that a crowd at one holds up nobody at another', async () => {
    passwords = new Passwords(cost);
    const order: string[] = [];
    const from = (address: string) => () => order.push(address);
    const crowd = Array.from({ length: 100 }, () =>
      passwords.hash('x', waiterAt('10.0.0.1')).then(from('crowd')),
    );
    const others = ['10.0.0.2', '10.0.0.3'].map(one =>
      passwords.hash('x', waiterAt(one)).then(from('other')),
    );
    await Promise.all([...crowd, ...others]);
    // Some of the crowd had begun, on as many threads as there are.
    const places = order.flatMap((who, place) => (who === 'other' ? [place] : []));
    expect(Math.max(...places)).toBeLessThan(2 * availableParallelism() + 4);
  });

  it('makes room in a full queue for who has less waiting', async () => {
    passwords = new Passwords(cost, { maxWaiting: 10 });
    const crowd = Array.from({ length: 40 }, () => passwords.hash('x', waiterAt('10.0.0.1')));
    const settled = Promise.allSettled(crowd);
    expect(await passwords.hash('x', waiterAt('10.0.0.2'))).toMatch(/^\$2/);
    expect((await settled).filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(5);
  });

  it('still has nobody without a hash after the first such question came to a full queue', async () => {
    passwords = new Passwords(cost, { maxWaiting: 0 });
    await expect(passwords.verify('any', null, waiterAt(null))).rejects.toThrow(TooBusyError);
    passwords = new Passwords(cost, { maxWaiting: 1 });
    const crowd = await Promise.allSettled(
      Array.from({ length: 30 }, () => passwords.verify('any', null, waiterAt(null))),
    );
    expect(crowd.some(one => one.status === 'rejected')).toBe(true);
    expect(await passwords.verify('any', null, waiterAt(null))).toBe(false);
  });
});
