/** The whole file is invalid: it is no text in its encoding, a quote is never closed, or its header is wrong. */
export class InvalidFile extends Error {
  readonly reasons: readonly string[];

  constructor(
    readonly line: number,
    ...reasons: readonly string[]
  ) {
    super(reasons.join(' '));
    this.reasons = reasons;
  }
}
