/** Something that goes wrong in life, and what must hold all the same. Each scenario runs in a process of its own. */
export interface Scenario {
  readonly name: string;
  /** What must hold, in one line. */
  readonly about: string;
  /**
   * Starts what it needs on free ports of 127.0.0.1, and stops it. Prints its figures, and returns whether all held.
   * With `short` it takes a few seconds at most.
   */
  run(print: (line: string) => void, options: { readonly short: boolean }): Promise<boolean>;
}

/** A program that is not on this machine: the scenario is skipped, and says so. */
export class Missing extends Error {
  override readonly name = 'Missing';

  constructor(program: string) {
    super(`${program} is not installed.`);
  }
}
