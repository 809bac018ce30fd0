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
}
