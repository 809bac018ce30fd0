/** A wall clock that was set, or a monotonic one that drifts, is followed from this difference on. */
const toleratedMs = 50;

/**
 * The times of spans. OpenTelemetry's own take the wall clock, in milliseconds, once for each span, so that statements of
 * a fraction of a millisecond would seem to overlap.
 */
export class SpanClock {
  #offsetMs = Date.now() - performance.now();

  /** A moment of `performance.now()`, in seconds and nanoseconds since 1970. */
  at(moment = performance.now()): [number, number] {
    const offsetMs = Date.now() - performance.now();
    if (Math.abs(offsetMs - this.#offsetMs) > toleratedMs) this.#offsetMs = offsetMs;
    const microseconds = Math.round((moment + this.#offsetMs) * 1_000);
    return [Math.floor(microseconds / 1e6), (microseconds % 1e6) * 1_000];
  }
}
