/** Why the server closes a connection; the codes of graphql-transport-ws where it defines one. */
export const closeCodes = {
  goingAway: 1001,
  tryAgainLater: 1013,
  badRequest: 4400,
  unauthorized: 4401,
  forbidden: 4403,
  subscriberExists: 4409,
  tooMany: 4429,
  internalError: 4500,
} as const;
