import type { CombinedError } from '@urql/core';

/**
 * What a person should know of a request that failed as a whole, and what to do; undefined when nothing failed.
 * User errors are not meant: those belong to fields.
 */
export function failureText(error: CombinedError | undefined): string | undefined {
  if (!error) return undefined;
  if (error.networkError)
    return 'The store could not be reached. Check your connection, and try again; nothing that you typed is lost.';
  const [first] = error.graphQLErrors;
  const { code, retryAfterSeconds, requestId } = (first?.extensions ?? {}) as {
    code?: string;
    retryAfterSeconds?: number;
    requestId?: string;
  };
  if (code === 'RATE_LIMITED' || code === 'SERVICE_UNAVAILABLE') {
    const wait = retryAfterSeconds ? ` in ${retryAfterSeconds} seconds` : ' in a moment';
    return `${first?.message ?? 'The store is busy.'} Try again${wait}.`;
  }
  if (code === 'FORBIDDEN') return first?.message ?? 'You may not do this.';
  const reference = requestId ? ` Reference: ${requestId}.` : '';
  return `${first?.message ?? 'Something went wrong.'}${reference}`;
}
