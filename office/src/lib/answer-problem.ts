import type { CombinedError } from '@urql/core';
import { failureText } from './graphql/failure-text.ts';

type Payload = { readonly userErrors: readonly { readonly message: string }[] };

/** Why a mutation without a form did nothing; undefined when it worked. */
export function answerProblem(
  payload: Payload | null | undefined,
  error: CombinedError | undefined,
): string | undefined {
  const refused = payload?.userErrors.map(({ message }) => message).join(' ');
  return failureText(error) ?? (refused || (payload ? undefined : 'The store gave no answer. Try again.'));
}
