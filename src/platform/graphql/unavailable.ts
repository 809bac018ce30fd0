import type { FormattedExecutionResult } from 'graphql';
import type { DeadlineError } from '../lib/deadline-error.ts';
import { UnavailableError } from '../lib/unavailable-error.ts';

/** The extensions of the error that a client gets. */
export function serviceExtensions(error: UnavailableError | DeadlineError): Record<string, unknown> {
  return error instanceof UnavailableError
    ? { code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: error.retryAfterSeconds }
    : { code: 'DEADLINE_EXCEEDED' };
}

/**
 * When to send the whole request again, in seconds: its answer has no data, because the store was not available.
 * Undefined when it has data, or failed for another reason.
 */
export function retryAfter({ data, errors }: FormattedExecutionResult): number | undefined {
  if (!errors || hasData(data)) return undefined;
  const unavailable = errors.find(error => error.extensions?.code === 'SERVICE_UNAVAILABLE');
  return unavailable && Number(unavailable.extensions?.retryAfterSeconds);
}

function hasData(data: FormattedExecutionResult['data']): boolean {
  return data != null && Object.values(data).some(value => value !== null);
}
