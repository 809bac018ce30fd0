import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useCallback, useRef, useState } from 'react';
import { useMutation } from 'urql';
import type { UserError } from '../../kit/form/user-error.ts';
import { failureText } from './failure-text.ts';

/** What every mutation answers. */
export interface Payload {
  readonly userErrors: readonly UserError[];
}

export interface Action<Variables, Answer extends Payload> {
  readonly pending: boolean;
  /** What was wrong with the input, for `<Form userErrors>`. */
  readonly userErrors: Answer['userErrors'] | undefined;
  /** Why the request failed as a whole, for `<Form failure>`. */
  readonly failure: string | undefined;
  /** All of it in one text, for where there are no fields. */
  readonly problem: string | undefined;
  /** Resolves to the payload, or to undefined when nothing was done. */
  run(variables: Variables): Promise<Answer | undefined>;
  /** Clears what went wrong, when the form opens again. */
  reset(): void;
}

/** A mutation as a form or a button needs it. */
export function useAction<Data, Variables extends AnyVariables, Answer extends Payload>(
  document: TypedDocumentNode<Data, Variables>,
  payloadOf: (data: Data) => Answer,
): Action<Variables, Answer> {
  const [, mutate] = useMutation(document);
  const [state, setState] =
    useState<Pick<Action<Variables, Answer>, 'userErrors' | 'failure' | 'pending'>>(idle);
  const read = useRef(payloadOf);
  read.current = payloadOf;

  const run = useCallback(
    async (variables: Variables): Promise<Answer | undefined> => {
      setState(running);
      const { data, error } = await mutate(variables);
      const payload = data && !error ? read.current(data) : undefined;
      setState({ pending: false, userErrors: payload?.userErrors, failure: failureText(error) });
      return payload?.userErrors.length === 0 ? payload : undefined;
    },
    [mutate],
  );
  const reset = useCallback(() => setState(idle), []);
  const messages = [state.failure, ...(state.userErrors?.map(({ message }) => message) ?? [])];
  return { ...state, problem: messages.filter(Boolean).join(' ') || undefined, run, reset };
}

const idle = { pending: false, userErrors: undefined, failure: undefined };
const running = { ...idle, pending: true };
