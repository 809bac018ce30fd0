import type { Clock } from '../../src/platform/lib/clock.ts';

/** A clock that tests set. Each look at it is a millisecond later, so that things made one after the other are so in time. */
export class TestClock implements Clock {
  #now = Date.parse('2026-03-01T12:00:00Z');
  #live = false;

  now(): Date {
    if (this.#live) return new Date();
    this.#now += 1;
    return new Date(this.#now);
  }

  advance(milliseconds: number): void {
    if (this.#live) throw new Error('The time on the wall cannot be set.');
    this.#now += milliseconds;
  }

  /** Goes on to this moment, which the next look shows. */
  goTo(at: string | number): void {
    if (this.#live) throw new Error('The time on the wall cannot be set.');
    const ms = new Date(at).getTime() - 1;
    if (ms < this.#now) throw new Error(`It is past ${at}.`);
    this.#now = ms;
  }

  /**
   * Shows the time on the wall from now on, as other processes on the same database see it: a clock that went on by
   * looks would run ahead of them, and what they do afterwards would be dated before what the test did.
   */
  goLive(): void {
    this.#live = true;
  }
}
