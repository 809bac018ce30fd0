import type { UserErrorCode, UserErrorDetails } from '../lib/user-error.ts';

/** A user error as an idempotency record keeps it. */
export interface KeptError {
  readonly code: UserErrorCode;
  readonly message: string;
  readonly details: UserErrorDetails;
}

/** The result of one entry of a bulk mutation: its ids, and why it was refused. */
export interface BulkEntry {
  readonly data: Readonly<Record<string, string>>;
  readonly errors: readonly KeptError[];
}

/** The answer of a bulk mutation. `toPayload` gives the errors of each entry their types. */
export class BulkResults {
  constructor(readonly entries: readonly BulkEntry[]) {}
}
