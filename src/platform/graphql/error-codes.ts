/** The codes in `extensions.code` of errors, with what they mean for a client. */
export const errorCodes = {
  UNAUTHENTICATED:
    'The request needs a session, but it has none, or its access token is invalid or has expired. Refresh the session, or sign in.',
  FORBIDDEN:
    'The session may not do this. `permission` names the missing permission; the `reason` MFA_ENROLLMENT_REQUIRED asks for a second factor first.',
  BAD_USER_INPUT:
    'A variable does not fit its type, or a query has an argument that the rules refuse. `fields` has the paths of the wrong arguments.',
  FILTER_TOO_BROAD:
    'Too many entries would have to be read to find the right ones. The message says what to add, and `fields` has the path of the condition that is too broad.',
  GRAPHQL_PARSE_FAILED: 'The document is not valid GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema.',
  OPERATION_RESOLUTION_FAILURE:
    'The document has several operations, and `operationName` names none of them.',
  BAD_REQUEST: 'The HTTP request or the WebSocket message is not a valid GraphQL request.',
  QUERY_TOO_COMPLEX:
    'The document is too large or costs too much. `limit` is what is allowed, `measured` is what the document has.',
  ANSWER_TOO_LARGE:
    'The answer would be larger than `limit` bytes, so it is left out. Ask for fewer entries or fields.',
  RATE_LIMITED: 'Too many attempts. Repeat the request after `retryAfterSeconds`, if given.',
  SERVICE_UNAVAILABLE:
    'The store cannot answer now, for example because its database does not. Repeat the request after `retryAfterSeconds`; with the same idempotency key nothing happens twice. The status is 503 if the whole request failed.',
  DEADLINE_EXCEEDED: 'The request took longer than it may, and was stopped. Ask for less at once.',
  PERSISTED_QUERY_NOT_SUPPORTED: 'The request has the hash of a query. Send its text instead.',
  UNKNOWN_DOCUMENT:
    'No manifest of this server has the `documentId`. Reload a page that is older than the server, or add its manifest to `TRUSTED_DOCUMENTS`.',
  DOCUMENT_NOT_TRUSTED:
    'This server runs only documents of its manifests, and the text is not among them. Send the `documentId` of one of them.',
  COOKIES_REFUSED:
    'The request has a session cookie, or asks for one, but does not come from a page of this store. Programs send an access token as `Authorization: Bearer …` instead.',
  NOT_FOUND: 'There is nothing at this address. The API is at `/graphql`.',
  INTERNAL_SERVER_ERROR: 'Something failed in the server. The cause is only in its log, under `requestId`.',
} as const satisfies Record<string, string>;

export type ErrorCode = keyof typeof errorCodes;
