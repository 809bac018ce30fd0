/** Wakes who waits. A ring that nobody waits for is kept for the next one who does. */
export class WakeSignal {
  #hasRung = false;
  #wake: (() => void) | undefined;

  notify(): void {
    this.#hasRung = true;
    this.#wake?.();
  }

  /** Until somebody rings, or the time is over. */
  async wait(milliseconds: number): Promise<void> {
    if (!this.#hasRung) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, milliseconds);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = undefined;
    }
    this.#hasRung = false;
  }
}
