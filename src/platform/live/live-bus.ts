import type { FastifyBaseLogger } from 'fastify';
import type { LiveData, LiveTopic, PublishedEvent } from './live-topic.ts';

type Listener = (data: LiveData) => void;

/** Listens to all events of a topic, whatever they are about. */
export const anything = Symbol('anything');
type Key = string | typeof anything;
export type About = readonly string[] | typeof anything;

/** Carries live events between processes. */
export interface Relay {
  send(events: readonly PublishedEvent[]): void;
  /** Waits a moment for messages that are on their way, and ends. */
  close(): Promise<void>;
}

/**
 * Delivers live events to listeners: in this process at once, and in other processes through a relay if there is one.
 * Events are hints. A lost one is not sent again, so a subscriber that must not miss anything reads again.
 */
export class LiveBus {
  readonly #listeners = new Map<string, Map<Key, Set<Listener>>>();
  readonly #topics: ReadonlySet<string>;
  readonly #relay: Relay | undefined;

  /**
   * @param topics those of the manifests; others are refused here, and ignored when another process sends them
   * @param connect creates the relay, which passes events of other processes to `deliver`
   */
  constructor(
    private readonly log: FastifyBaseLogger,
    topics: readonly LiveTopic[],
    connect?: (deliver: (events: readonly PublishedEvent[]) => void) => Relay,
  ) {
    this.#topics = new Set(topics.map(({ name }) => name));
    this.#relay = connect?.(events => this.#deliver(events));
  }

  /** Whether events that are published here reach other processes. */
  get isShared(): boolean {
    return this.#relay !== undefined;
  }

  get listenerCount(): number {
    const groups = [...this.#listeners.values()].flatMap(byAbout => [...byAbout.values()]);
    return groups.reduce((sum, group) => sum + group.size, 0);
  }

  /** Calls `listener` for each event of the topic about one of these ids, until the returned function is called. */
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

  /** Delivers at once. In a transaction use `publish(ctx, topic, data)`, which delivers after the commit. */
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

  // The change is committed: a listener that fails must affect neither the publisher nor the other listeners.
  #call(listener: Listener, topic: string, data: LiveData): void {
    try {
      listener(data);
    } catch (error) {
      this.log.error({ err: error, topic }, 'A listener of live events failed.');
    }
  }
}
