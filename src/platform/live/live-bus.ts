import type { FastifyBaseLogger } from 'fastify';
import type { Fact, Facts, Told, Topic } from './facts.ts';

type Listener = (fact: Fact) => void;

/** Listens to a topic whatever a fact is about. */
export const anything = Symbol('anything');
type Key = string | typeof anything;
export type About = readonly string[] | typeof anything;

/** Takes facts to the other processes, and brings theirs. */
export interface Relay {
  send(facts: readonly Told[]): void;
  /** Lets what is on its way go out. */
  close(): Promise<void>;
}

/**
 * Tells those who listen what just happened: here at once, and in other processes through a relay when there is one.
 * Facts are hints. One that is lost on its way is not told again, so who must not miss anything reads again.
 */
export class LiveBus {
  readonly #listeners = new Map<string, Map<Key, Set<Listener>>>();
  readonly #relay: Relay | undefined;

  /** @param connect makes the relay; it hands over what other processes tell */
  constructor(
    private readonly log: FastifyBaseLogger,
    connect?: (deliver: (facts: readonly Told[]) => void) => Relay,
  ) {
    this.#relay = connect?.(facts => this.#deliver(facts));
  }

  /** Whether other processes hear of what is told here. */
  get isShared(): boolean {
    return this.#relay !== undefined;
  }

  get listenerCount(): number {
    const groups = [...this.#listeners.values()].flatMap(byAbout => [...byAbout.values()]);
    return groups.reduce((sum, group) => sum + group.size, 0);
  }

  /** Calls `listener` for each fact of the topic about one of these, until the returned function is called. */
  listen<T extends Topic>(topic: T, about: About, listener: (fact: Facts[T] & Fact) => void): () => void {
    const keys: readonly Key[] = about === anything ? [anything] : [...new Set(about)];
    const byAbout = this.#listeners.get(topic) ?? new Map<Key, Set<Listener>>();
    this.#listeners.set(topic, byAbout);
    for (const key of keys) {
      const group = byAbout.get(key);
      if (group) group.add(listener as Listener);
      else byAbout.set(key, new Set([listener as Listener]));
    }
    return () => {
      for (const key of keys) {
        const group = byAbout.get(key);
        group?.delete(listener as Listener);
        if (group?.size === 0) byAbout.delete(key);
      }
    };
  }

  /** Tells at once. What happens in a transaction is told by `publish`. */
  tell(facts: readonly Told[]): void {
    this.#deliver(facts);
    this.#relay?.send(facts);
  }

  async close(): Promise<void> {
    await this.#relay?.close();
  }

  #deliver(facts: readonly Told[]): void {
    for (const { topic, fact } of facts) {
      const byAbout = this.#listeners.get(topic);
      if (!byAbout) continue;
      for (const key of [fact.about, anything] as const) {
        // A listener may leave while it is told.
        for (const listener of [...(byAbout.get(key) ?? [])]) this.#call(listener, topic, fact);
      }
    }
  }

  // What is told has happened and is committed: one listener's fault is neither the teller's nor the others'.
  #call(listener: Listener, topic: string, fact: Fact): void {
    try {
      listener(fact);
    } catch (error) {
      this.log.error({ err: error, topic }, 'A listener of live facts failed.');
    }
  }
}
