/**
 * Things that wait, in one line for each key. The lines are served in turn, one thing of each, so that a long line holds up
 * nobody but itself.
 */
export class FairQueue<T> {
  // In the order in which they are served.
  readonly #lines = new Map<string, T[]>();
  #size = 0;

  /** @param limit how many may wait in all lines together */
  constructor(private readonly limit: number) {}

  /** Returns what has to go when there is no room: the last one of a line that is longer, else `thing` itself. */
  add(key: string, thing: T): T | undefined {
    const line = this.#lines.get(key) ?? [];
    const longest = this.#size < this.limit ? undefined : this.#longest();
    // Who has as much waiting as anybody else pushes nobody out.
    if (longest && longest.length <= line.length + 1) return thing;
    line.push(thing);
    this.#lines.set(key, line);
    this.#size++;
    if (!longest) return undefined;
    this.#size--;
    return longest.pop();
  }

  /** Takes out what comes next. */
  next(): T | undefined {
    for (const [key, line] of this.#lines) {
      const thing = line.shift();
      this.#size--;
      this.#lines.delete(key);
      if (line.length > 0) this.#lines.set(key, line);
      return thing;
    }
    return undefined;
  }

  #longest(): T[] {
    let longest: T[] = [];
    for (const line of this.#lines.values()) if (line.length > longest.length) longest = line;
    return longest;
  }
}
