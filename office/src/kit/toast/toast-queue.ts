export type Queued<Content> = { readonly key: string; readonly content: Content };

type Entry<Content> = Queued<Content> & { timer: Timer | null };

type QueueOptions = { maxShown: number };

/** Messages, the newest first. Those over the limit wait, and so do their timers. */
export class ToastQueue<Content> {
  readonly #maxShown: number;
  readonly #listeners = new Set<() => void>();
  #entries: Entry<Content>[] = [];
  #shown: readonly Queued<Content>[] = [];
  #isHeld = false;
  #added = 0;

  constructor({ maxShown }: QueueOptions) {
    this.#maxShown = maxShown;
  }

  /** Without a timeout it stays until it is closed. */
  add(content: Content, { timeoutMs }: { timeoutMs?: number } = {}): string {
    this.#added += 1;
    const key = `toast-${this.#added}`;
    const timer = timeoutMs === undefined ? null : new Timer(timeoutMs, () => this.close(key));
    this.#change([{ key, content, timer }, ...this.#entries]);
    return key;
  }

  close(key: string): void {
    for (const entry of this.#entries) if (entry.key === key) entry.timer?.stop();
    this.#change(this.#entries.filter(entry => entry.key !== key));
  }

  /** No message goes while it is held: somebody reads. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    this.#runTimers();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly shown = (): readonly Queued<Content>[] => this.#shown;

  #change(entries: Entry<Content>[]): void {
    this.#entries = entries;
    this.#shown = entries.slice(0, this.#maxShown);
    // The pointer cannot leave what is gone.
    if (entries.length === 0) this.#isHeld = false;
    this.#runTimers();
    for (const listener of this.#listeners) listener();
  }

  #runTimers(): void {
    for (const [index, { timer }] of this.#entries.entries()) {
      if (this.#isHeld || index >= this.#maxShown) timer?.stop();
      else timer?.run();
    }
  }
}

/** Counts down only while it runs. */
class Timer {
  #leftMs: number;
  readonly #onEnd: () => void;
  #running: { id: ReturnType<typeof setTimeout>; since: number } | undefined;

  constructor(leftMs: number, onEnd: () => void) {
    this.#leftMs = leftMs;
    this.#onEnd = onEnd;
  }

  run(): void {
    this.#running ??= { id: setTimeout(this.#onEnd, this.#leftMs), since: Date.now() };
  }

  stop(): void {
    if (!this.#running) return;
    clearTimeout(this.#running.id);
    this.#leftMs -= Date.now() - this.#running.since;
    this.#running = undefined;
  }
}
