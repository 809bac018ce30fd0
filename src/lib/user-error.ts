/** Every code that `userErrors` can carry, with the description that clients read in the schema. */
export const userErrorCodes = {
  INVALID_INPUT:
    'A value in the input is not acceptable; `path` points at it and the message says what would be.',
  NOT_FOUND: 'The thing that the input names does not exist or is not yours to see.',
  VERSION_CONFLICT: 'Somebody else changed it after you read it. Read it again and repeat the change.',
  SKU_TAKEN: 'Another product, perhaps a deleted one, has this SKU.',
  SLUG_TAKEN: 'Another category, perhaps a deleted one, has this slug.',
  CODE_TAKEN: 'Another one of the same kind, perhaps a deleted one, has this code.',
  CATEGORY_CYCLE: 'A category cannot be moved below itself.',
  CATEGORY_TOO_DEEP: 'The category tree may not grow deeper than this.',
  STILL_IN_USE: 'Something else still refers to it; `count` says how many.',
  NOT_DELETED: 'It is not deleted, so there is nothing to restore.',
  PARENT_DELETED: 'What it belongs to is deleted. Restore that first.',
} as const;

export type UserErrorCode = keyof typeof userErrorCodes;

export interface UserErrorDetails {
  /** Where in the input the mistake is, for example `['lines', '0', 'quantity']`. */
  path?: readonly string[];
  /** What the client needs to act on it; the concrete GraphQL type has a field for each. */
  [fact: string]: unknown;
}

/**
 * Something a person did that the rules refuse. Thrown by an operation it rolls the transaction back and becomes
 * an entry of the payload's `userErrors`; thrown by a query it becomes a `BAD_USER_INPUT` error.
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(
    readonly code: UserErrorCode,
    message: string,
    readonly details: UserErrorDetails = {},
  ) {
    super(message);
  }
}

/** Several mistakes in one input, reported together so that a form can mark all its fields at once. */
export class UserErrors extends Error {
  override readonly name = 'UserErrors';

  constructor(readonly errors: readonly UserError[]) {
    super(errors.map(error => error.message).join(' '));
  }
}
