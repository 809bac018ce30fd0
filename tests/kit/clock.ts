import type { Clock } from '../../src/platform/lib/clock.ts';

/** A clock that tests set. Each look at it is a millisecond later, so that things made one after the other are so in time. */
export class TestClock implements Clock {
  #now = Date.parse('2026-03-01T12:00:00Z');

  now(): Date {
    this.#now += 1;
    return new Date(this.#now);
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Goes on to this moment, which the next look shows. */
  goTo(at: string | number): void {
    const ms = new Date(at).getTime() - 1;
    if (ms < this.#now) throw new Error(`It is past ${at}.`);
    this.#now = ms;
  }

  /** Goes on to the time on the wall, where other processes live. */
  catchUp(): void {
    this.#now = Math.max(this.#now, Date.now());
  }
}
