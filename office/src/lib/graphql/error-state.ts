import type { CombinedError } from '@urql/core';
import type { ErrorStateProps } from '../../kit/state/error-state.tsx';
import { failureText } from './failure-text.ts';

/** How a page shows that what it asked for failed; null when it did not. */
export function errorState(error: CombinedError | undefined, onRetry: () => void): ErrorStateProps | null {
  const text = failureText(error);
  if (!error || !text) return null;
  const requestId = error.graphQLErrors[0]?.extensions?.requestId;
  return { text, onRetry, requestId: typeof requestId === 'string' ? requestId : null };
}
