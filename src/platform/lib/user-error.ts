/**
 * Every code that `userErrors` can carry, with the description that clients read in the schema. The list is open: a
 * module whose new rule fits none of the codes adds one here, and no code is ever renamed or removed.
 */
export const userErrorCodes = {
  INVALID_INPUT: 'A value in the input is not valid; `path` points at it and the message says what would be.',
  NOT_FOUND: 'What the input refers to does not exist, or you may not see it.',
  VERSION_CONFLICT: 'Somebody else changed it after you read it. Read it again and repeat the change.',
  SKU_TAKEN: 'Another product, perhaps a deleted one, has this SKU.',
  SLUG_TAKEN: 'Another category, perhaps a deleted one, has this slug.',
  CODE_TAKEN: 'Another object of the same kind, perhaps a deleted one, has this code.',
  CATEGORY_CYCLE: 'A category cannot be moved below itself.',
  CATEGORY_TOO_DEEP: 'The category tree would become deeper than is allowed.',
  STILL_IN_USE: 'Other objects still refer to it; `count` says how many.',
  NOT_DELETED: 'It is not deleted, so there is nothing to restore.',
  INVALID_CREDENTIALS: 'The email address, the password, or both are wrong.',
  INVALID_CODE: 'The code of the second factor is wrong or was used before.',
  TOKEN_INVALID: 'The token is wrong, expired, or used up. Ask for a new one.',
  REFRESH_TOKEN_REUSED:
    'The refresh token was exchanged before. Its session has ended for safety, since somebody else may hold a copy.',
  ACCOUNT_SUSPENDED: 'The account is suspended.',
  EMAIL_TAKEN: 'Another account has confirmed this address.',
  WEAK_PASSWORD: 'The password is too short, too long, too common, or the email address itself.',
  MFA_ALREADY_ENABLED: 'A second factor is enrolled already. Disable it first.',
  MFA_NOT_ENABLED: 'No second factor is enrolled, or no enrollment was started.',
  MFA_UNREADABLE:
    'The store can no longer check codes of the authenticator. Use a recovery code, or ask an administrator to reset the second factor.',
  NAME_TAKEN: 'Another object of the same kind has this name.',
  BUILT_IN_ROLE: 'This role is built in; it cannot be changed in this way.',
  ROLE_CYCLE: 'A role cannot be its own parent, directly or through others.',
  BEYOND_OWN_PERMISSIONS: 'This would give, take, or change permissions that you do not hold yourself.',
  LAST_ADMIN: 'This is the last administrator; appoint another one first.',
  ALREADY_DONE: 'It already has the state that was asked for.',
  WRONG_STATUS: 'Its status does not allow this; the message says what its status is.',
  IDEMPOTENCY_KEY_REUSED: 'The idempotency key was used before, for a different request.',
  BULK_ABORTED: 'All entries were to be done or none, and another one was refused, so nothing was changed.',
  INSUFFICIENT_STOCK: 'Fewer units are available than this takes; `available` says how many.',
  PRICE_CHANGED: 'The order comes to another total than `expectedTotal` says. Ask for a new quote.',
  PRODUCT_NOT_FOR_SALE: 'The product is archived or deleted.',
  DISCOUNT_TOO_HIGH: 'The discount is higher than your roles let you give.',
  ALREADY_PAID: 'There is nothing left to pay.',
  PAYMENTS_UNAVAILABLE: 'Online payments are not set up here, or the payment provider does not answer.',
  REFUND_TOO_HIGH: 'The refund is higher than what was paid and is not refunded yet.',
  NOT_A_CUSTOMER: 'The account has no customer record to order with.',
  NOT_FOR_RENT: 'The product has no rental terms.',
  ALREADY_SIGNED: 'The contract is signed, and cannot be signed again.',
  CONSENT_REQUIRED: 'A contract is signed only with consent to it.',
  CONTRACT_CHANGED: 'The contract differs from the one that was read, offered, or signed.',
  PARENT_DELETED: 'The object that it belongs to is deleted. Restore that first.',
  TOO_MANY_EXPORTS:
    'You have as many exports waiting, ready, or asked for in a day as one person may; the message says which.',
  TOO_MANY_UPLOADS:
    'You have uploaded as much in the last 24 hours as one person may; the message says what.',
  TOO_MANY_IMPORTS: 'You have as many imports waiting or running as one person may.',
  TOO_MANY_UNPAID:
    'As many goods are held without having been paid as one customer, or one network, may hold; `retryAt` says when to try again.',
} as const;

export type UserErrorCode = keyof typeof userErrorCodes;

export interface UserErrorDetails {
  /** Where in the input the mistake is, for example `['lines', '0', 'quantity']`. */
  path?: readonly string[];
  /** What the client needs to act on it; the concrete GraphQL type has a field for each. */
  [detail: string]: unknown;
}

/**
 * A request that the rules refuse. Thrown by an operation, it rolls the transaction back and becomes an entry of the
 * payload's `userErrors`; thrown by a query, it becomes a `BAD_USER_INPUT` error.
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
