import type { ErrorCode } from '../platform/graphql/error-codes.ts';

/** What somebody sends to provoke an error; a guest, and to `/graphql`, unless it says something else. */
export interface RequestErrorExample {
  readonly as?: 'customer';
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body of the POST request. */
  readonly body: object | string;
  readonly status: number;
  readonly message: string;
  /** The field that failed. */
  readonly path?: readonly string[];
  /** What `extensions` has beside the code. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** An example of each code. tests/server/error-codes.test.ts sends the requests and compares the answers. */
export const requestErrorExamples: Readonly<Record<ErrorCode, RequestErrorExample>> = {
  UNAUTHENTICATED: {
    body: { query: '{ users { nodes { id } } }' },
    status: 200,
    message: 'Sign in to do this.',
    path: ['users'],
  },
  FORBIDDEN: {
    as: 'customer',
    body: { query: '{ users { nodes { id } } }' },
    status: 200,
    message: 'This needs the permission USERS_VIEW, which you do not have.',
    path: ['users'],
    extensions: { permission: 'USERS_VIEW' },
  },
  BAD_USER_INPUT: {
    body: { query: '{ products(first: 500) { nodes { id } } }' },
    status: 200,
    message: '"first" must be from 0 to 100, but it is 500.',
    path: ['products'],
    extensions: { fields: [['first']] },
  },
  FILTER_TOO_BROAD: {
    body: { query: '{ products(filter: { search: "lamp", rentable: true }) { nodes { id } } }' },
    status: 200,
    message:
      'More than 10,000 products have these words, and among the first 10,000 are too few that meet the other conditions. Add a word or another filter.',
    path: ['products'],
    extensions: { fields: [['filter', 'search']] },
  },
  GRAPHQL_PARSE_FAILED: {
    body: { query: '{ products {' },
    status: 400,
    message: 'Syntax Error: Expected Name, found <EOF>.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    body: { query: '{ products { nodes { color } } }' },
    status: 400,
    message: 'Cannot query field "color" on type "Product".',
  },
  OPERATION_RESOLUTION_FAILURE: {
    body: { query: 'query A { settings { id } } query B { settings { storeName } }' },
    status: 400,
    message: 'Must provide operation name if query contains multiple operations.',
  },
  BAD_REQUEST: { body: '{"query": ', status: 400, message: 'The request body is not valid JSON.' },
  QUERY_TOO_COMPLEX: {
    body: { query: '{ categories(first: 100) { nodes { products(first: 100) { nodes { id } } } } }' },
    status: 400,
    message: 'This query costs 20101; the limit is 5000. Ask for fewer or smaller pages.',
    extensions: { limit: 5000, measured: 20101 },
  },
  ANSWER_TOO_LARGE: {
    body: { query: '{ products(first: 100) { nodes { id description } } }' },
    status: 400,
    message: 'The answer is larger than 10485760 bytes. Ask for fewer entries or fields.',
    extensions: { limit: 10_485_760 },
  },
  RATE_LIMITED: {
    body: {
      query:
        'mutation { requestPasswordReset(input: { email: "anna@example.com" }) { userErrors { code } } }',
    },
    status: 200,
    message: 'Too many attempts. Try again in 60 seconds.',
    path: ['requestPasswordReset'],
    extensions: { retryAfterSeconds: 60 },
  },
  SERVICE_UNAVAILABLE: {
    body: { query: '{ settings { storeName } }' },
    status: 503,
    message: 'The store cannot answer at the moment. Send the request again in 2 seconds.',
    path: ['settings'],
    extensions: { retryAfterSeconds: 2 },
  },
  DEADLINE_EXCEEDED: {
    body: { query: '{ settings { storeName } }' },
    status: 200,
    message: 'This took longer than it may, and was stopped. Ask for less at once.',
    path: ['settings'],
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    body: { extensions: { persistedQuery: { version: 1, sha256Hash: 'ecf4edb46db40b5132295c0291d62fb6' } } },
    status: 200,
    message: 'PersistedQueryNotSupported',
  },
  UNKNOWN_DOCUMENT: {
    body: { documentId: 'sha256:ecf4edb46db40b5132295c0291d62fb6' },
    status: 400,
    message:
      'This server has no document with the id "sha256:ecf4edb46db40b5132295c0291d62fb6". Reload the page if it is older than the server; otherwise add its manifest to TRUSTED_DOCUMENTS.',
  },
  DOCUMENT_NOT_TRUSTED: {
    body: { query: '{ settings { storeName } }' },
    status: 400,
    message:
      'This server runs only documents of its manifests, and this text is in none of them. Send the "documentId" of one of them, or add your manifest to TRUSTED_DOCUMENTS.',
  },
  COOKIES_REFUSED: {
    headers: { origin: 'https://elsewhere.example', cookie: 'tradepost-access=…' },
    body: { query: '{ me { name } }' },
    status: 403,
    message:
      'Session cookies are only for pages of this store, and the Origin header names another site. CORS_ORIGINS adds one.',
  },
  NOT_FOUND: {
    url: '/graphqls',
    body: {},
    status: 404,
    message: 'There is nothing at POST /graphqls. The API is at /graphql.',
  },
  INTERNAL_SERVER_ERROR: {
    body: { query: '{ settings { storeName } }' },
    status: 200,
    message: 'Something went wrong on our side. Please try again.',
    path: ['settings'],
    extensions: { requestId: '0a5c1f7e-6f2b-4c0e-9f5e-3f1f1b0c7a11' },
  },
};
