import { LRUCache } from 'lru-cache';

/** A cache that counts how often it had what was looked for. */
export class MeasuredCache<K extends {}, V extends {}> extends LRUCache<K, V> {
  hits = 0;
  misses = 0;

  /** `get`, counted. */
  lookUp(key: K): V | undefined {
    const value = this.get(key);
    if (value === undefined) this.misses++;
    else this.hits++;
    return value;
  }
}
