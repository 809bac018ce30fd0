import type { FastifyBaseLogger } from 'fastify';
import type { LiveData, LiveTopic, PublishedEvent } from './live-topic.ts';

type Listener = (data: LiveData) => void;

/** Listens to a topic whatever an event is about. */
export const anything = Symbol('anything');
type Key = string | typeof anything;
export type About = readonly string[] | typeof anything;

/** Takes live events to the other processes, and brings theirs. */
export interface Relay {
  send(events: readonly PublishedEvent[]): void;
  /** Lets what is on its way go out. */
  close(): Promise<void>;
}

/**
 * Delivers live events to those who listen: here at once, and in other processes through a relay when there is one.
 * Events are hints. One that is lost on its way is not sent again, so who must not miss anything reads again.
 */
export class LiveBus {
  readonly #listeners = new Map<string, Map<Key, Set<Listener>>>();
  readonly #topics: ReadonlySet<string>;
  readonly #relay: Relay | undefined;

  /**
   * @param topics all that the manifests list; others are refused here, and ignored when another process sends them
   * @param connect makes the relay; it hands over what other processes publish
   */
  constructor(
    private readonly log: FastifyBaseLogger,
    topics: readonly LiveTopic[],
    connect?: (deliver: (events: readonly PublishedEvent[]) => void) => Relay,
  ) {
    this.#topics = new Set(topics.map(({ name }) => name));
    this.#relay = connect?.(events => this.#deliver(events));
  }

  /** Whether other processes hear of what is published here. */
  get isShared(): boolean {
    return this.#relay !== undefined;
  }

  get listenerCount(): number {
    const groups = [...this.#listeners.values()].flatMap(byAbout => [...byAbout.values()]);
    return groups.reduce((sum, group) => sum + group.size, 0);
  }

  /** Calls `listener` for each event of the topic about one of these, until the returned function is called. */
  listen<D extends object>(
    topic: LiveTopic<D>,
    about: About,
    listener: (data: LiveData & D) => void,
  ): () => void {
    this.#checkKnown(topic.name);
    const keys: readonly Key[] = about === anything ? [anything] : [...new Set(about)];
    const byAbout = this.#listeners.get(topic.name) ?? new Map<Key, Set<Listener>>();
    this.#listeners.set(topic.name, byAbout);
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

  /** Delivers at once. What happens in a transaction is published by `publish(ctx, topic, data)`. */
  publish(events: readonly PublishedEvent[]): void {
    for (const { topic } of events) this.#checkKnown(topic);
    this.#deliver(events);
    this.#relay?.send(events);
  }

  async close(): Promise<void> {
    await this.#relay?.close();
  }

  #checkKnown(topic: string): void {
    if (!this.#topics.has(topic)) throw new Error(`No manifest lists the live topic "${topic}".`);
  }

  #deliver(events: readonly PublishedEvent[]): void {
    for (const { topic, data } of events) {
      const byAbout = this.#listeners.get(topic);
      if (!byAbout) continue;
      for (const key of [data.about, anything] as const) {
        // A listener may leave while it is called.
        for (const listener of [...(byAbout.get(key) ?? [])]) this.#call(listener, topic, data);
      }
    }
  }

  // What is published has happened and is committed: one listener's failure is neither the publisher's nor the others'.
  #call(listener: Listener, topic: string, data: LiveData): void {
    try {
      listener(data);
    } catch (error) {
      this.log.error({ err: error, topic }, 'A listener of live events failed.');
    }
  }
}
