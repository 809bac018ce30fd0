import { hash } from 'node:crypto';

const firstCapacity = 1_024;
/** Fuller than this, a table has long runs of taken slots. */
const maxLoad = 0.6;

/**
 * The lines on which the keys of a file came first. A million keys take 24 MiB: of each, the line and 64 bits of its hash
 * are kept. That two of a million different keys have the same 64 bits happens once in 30 million such files.
 */
export class SeenKeys {
  #slots = slotsFor(firstCapacity);
  #size = 0;

  /** The line on which the key came first, or undefined when this line is it. Lines are numbered from 1. */
  firstLine(key: string, line: number): number | undefined {
    const digest = hash('sha256', key, 'buffer');
    const [low, high] = [digest.readUInt32LE(0), digest.readUInt32LE(4)];
    const slot = findSlot(this.#slots, low, high);
    const { lines } = this.#slots;
    if (lines[slot] !== 0) return lines[slot];
    put(this.#slots, slot, low, high, line);
    this.#size++;
    if (this.#size > maxLoad * lines.length) this.#grow();
    return undefined;
  }

  #grow(): void {
    const { lows, highs, lines } = this.#slots;
    const larger = slotsFor(2 * lines.length);
    for (let slot = 0; slot < lines.length; slot++) {
      if (lines[slot] === 0) continue;
      const [low, high] = [lows[slot]!, highs[slot]!];
      put(larger, findSlot(larger, low, high), low, high, lines[slot]!);
    }
    this.#slots = larger;
  }
}

/** A hash table with open addressing. A slot whose line is 0 is free. */
interface Slots {
  readonly lows: Uint32Array;
  readonly highs: Uint32Array;
  readonly lines: Uint32Array;
}

/** @param capacity a power of two */
function slotsFor(capacity: number): Slots {
  return {
    lows: new Uint32Array(capacity),
    highs: new Uint32Array(capacity),
    lines: new Uint32Array(capacity),
  };
}

/** The slot of this hash, or the free one in which it belongs. */
function findSlot({ lows, highs, lines }: Slots, low: number, high: number): number {
  const last = lines.length - 1;
  let slot = low & last;
  while (lines[slot] !== 0 && (lows[slot] !== low || highs[slot] !== high)) slot = (slot + 1) & last;
  return slot;
}

function put({ lows, highs, lines }: Slots, slot: number, low: number, high: number, line: number): void {
  lows[slot] = low;
  highs[slot] = high;
  lines[slot] = line;
}
