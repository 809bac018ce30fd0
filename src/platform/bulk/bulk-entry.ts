import { userErrorsIn } from '../graphql/payload.ts';
import { UserError } from '../lib/user-error.ts';
import type { BulkRequest } from './bulk-request.ts';
import type { BulkEntry, KeptError } from './bulk-results.ts';

/** Why an entry was not done that could have been done alone. */
export function aborted(field: string): UserError {
  return new UserError('BULK_ABORTED', 'Nothing was changed, because another entry was refused.', {
    path: [field],
  });
}

/** The result of an entry that was done. */
export function done<E>({ noun, idOf }: BulkRequest<E>, entry: E): BulkEntry {
  const id = idOf(entry);
  return { data: { id, [`${noun}Id`]: id }, errors: [] };
}

/**
 * The result of an entry that was refused, with its place in the input in each path.
 * @throws the error itself when it is no user error
 */
export function refusedBy<E>(error: unknown, request: BulkRequest<E>, entry: E, index: number): BulkEntry {
  const mistakes = userErrorsIn(error);
  if (!mistakes) throw error;
  return {
    data: { id: request.idOf(entry) },
    errors: mistakes.map(mistake => keptError(mistake, request, index)),
  };
}

function keptError<E>(
  { code, message, details }: UserError,
  request: BulkRequest<E>,
  index: number,
): KeptError {
  const { field, idField, noun } = request;
  const [first, ...rest] = details.path ?? [];
  const inner = first === undefined ? [] : [first === `${noun}Id` ? idField : first, ...rest];
  return { code, message, details: { ...details, path: [field, String(index), ...inner] } };
}
