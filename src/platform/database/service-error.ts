import { DeadlineError } from '../lib/deadline-error.ts';
import { UnavailableError } from '../lib/unavailable-error.ts';
import { mysql, sqlite } from './dialect.ts';
import { CommitUnknown } from './pool/supervised-connection.ts';

const retryAfterSeconds = 2;

/**
 * What the client is told about an error of the database that has nothing to do with what was asked: that the store is
 * not available now, or that it took too long. Undefined for any other error.
 */
export function serviceErrorOf(error: unknown): UnavailableError | DeadlineError | undefined {
  if (error instanceof UnavailableError || error instanceof DeadlineError) return error;
  const fault = mysql.faultOf(error) ?? sqlite.faultOf(error);
  if (fault === 'DEADLINE') return new DeadlineError();
  return fault || error instanceof CommitUnknown
    ? new UnavailableError(retryAfterSeconds, { cause: error })
    : undefined;
}
