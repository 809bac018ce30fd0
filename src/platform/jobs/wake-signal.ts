/** Wakes a loop that waits. A signal that comes while nobody waits ends the next wait at once. */
export class WakeSignal {
  #isSignaled = false;
  #wake: (() => void) | undefined;

  notify(): void {
    this.#isSignaled = true;
    this.#wake?.();
  }

  /** Waits for the signal, but no longer than this. */
  async wait(milliseconds: number): Promise<void> {
    if (!this.#isSignaled) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, milliseconds);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = undefined;
    }
    this.#isSignaled = false;
  }
}
