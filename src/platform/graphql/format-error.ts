import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { serviceErrorOf } from '../database/service-error.ts';
import { TooBusyError } from '../lib/too-busy-error.ts';
import { cutNames } from './cut-names.ts';
import { errorCodes } from './error-codes.ts';
import { userErrorsIn } from './payload.ts';
import { serviceExtensions } from './unavailable.ts';

// An error that carries INTERNAL_SERVER_ERROR itself is masked like any other internal one.
const knownCodes = new Set(Object.keys(errorCodes).filter(code => code !== 'INTERNAL_SERVER_ERROR'));

/** Whether an error is internal: it is logged, and its cause is hidden from the client. */
export function isInternalError(error: unknown): boolean {
  const cause = unwrapResolverError(error);
  return codeOf(error) === undefined && userErrorsIn(cause) === undefined && !(cause instanceof TooBusyError);
}

/** An error as a client may see it: with a known code and its message, or only INTERNAL_SERVER_ERROR. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const where = {
    ...(formatted.path && { path: formatted.path }),
    ...(formatted.locations && { locations: formatted.locations }),
  };
  const cause = unwrapResolverError(error);
  if (cause instanceof TooBusyError) {
    const { message, retryAfterSeconds } = cause;
    return { message, ...where, extensions: { code: 'RATE_LIMITED', retryAfterSeconds } };
  }
  const service = serviceErrorOf(cause);
  if (service) return { message: service.message, ...where, extensions: serviceExtensions(service) };
  const mistakes = userErrorsIn(cause);
  if (mistakes) {
    const message = mistakes.map(mistake => mistake.message).join(' ');
    const fields = mistakes.map(mistake => mistake.details.path).filter(path => path !== undefined);
    return { message, ...where, extensions: { code: 'BAD_USER_INPUT', fields } };
  }
  if (isInternalError(error)) {
    return {
      message: 'Something went wrong on our side. Please try again.',
      ...where,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  }
  const { stacktrace: _, ...extensions } = (formatted.extensions ?? {}) as Record<string, unknown>;
  return {
    message: cutNames(formatted.message),
    ...where,
    extensions: { ...extensions, code: codeOf(error) },
  };
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof GraphQLError ? error.extensions.code : undefined;
  return typeof code === 'string' && knownCodes.has(code) ? code : undefined;
}
