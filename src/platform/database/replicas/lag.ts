/** How far beats are remembered. A replica that is further behind gets no reads anyway. */
const rememberedMs = 60_000;

/**
 * How long replicas lag, from the beats that they have reached and when this process saw those beats on the primary. It
 * compares no clocks of different machines.
 */
export class Lag {
  readonly #seen: { readonly beat: number; readonly at: number }[] = [];

  /** @param at when the primary had reached the beat, by `performance.now()` */
  see(beat: number, at: number): void {
    if (this.#seen.at(-1)?.beat !== beat) this.#seen.push({ beat, at });
    while (this.#seen.length > 1 && this.#seen[1]!.at < at - rememberedMs) this.#seen.shift();
  }

  /** How long ago the primary was where the replica is, in milliseconds; undefined when that is not known. */
  of(beat: number, now: number): number | undefined {
    const first = this.#seen[0];
    if (!first || beat < first.beat) return undefined;
    const next = this.#seen.find(seen => seen.beat > beat);
    return next ? now - next.at : 0;
  }
}
