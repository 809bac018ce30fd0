/** Why the server closes a connection, by the codes of graphql-transport-ws where it has one. */
export const closeCodes = {
  goingAway: 1001,
  tryAgainLater: 1013,
  badRequest: 4400,
  unauthorized: 4401,
  forbidden: 4403,
  subscriberExists: 4409,
  tooMany: 4429,
  fault: 4500,
} as const;
