import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Config } from '../config/config.ts';
import type { Context } from '../context/context.ts';
import { serviceErrorOf } from '../database/service-error.ts';
import { ClientGoneError } from '../lib/client-gone-error.ts';
import { formatError, isInternalError } from './format-error.ts';

/** Logs errors and returns what the client may see of them. */
export type ErrorReport = (ctx: Context, errors: readonly GraphQLError[]) => readonly GraphQLFormattedError[];

/** For what runs outside of Apollo: the same logging and masking of errors. */
export function errorReport(config: Config): ErrorReport {
  const format = errorFormatter(config);
  return (ctx, errors) => {
    logInternalErrors(ctx, errors);
    return errors.map(error => withRequestId(ctx, format(error.toJSON(), error)));
  };
}

/** `formatError`, and where the schema is hidden, without the suggestions of names from it. */
export function errorFormatter(config: Config): typeof formatError {
  return config.introspection
    ? formatError
    : (formatted, error) => withoutSuggestion(formatError(formatted, error));
}

// Apollo removes the suggestions of validation; graphql-js adds others for variables.
function withoutSuggestion(error: GraphQLFormattedError): GraphQLFormattedError {
  return { ...error, message: error.message.replace(/ Did you mean [^?]*\?$/, '') };
}

export function logInternalErrors(ctx: Context, errors: readonly GraphQLError[]): void {
  for (const error of errors) {
    if (!isInternalError(error)) continue;
    const err = error.originalError ?? error;
    if (err instanceof ClientGoneError) ctx.log.debug({ path: error.path }, 'The client has gone.');
    else if (serviceErrorOf(err)) ctx.log.warn({ err, path: error.path }, 'A request could not be served.');
    else ctx.log.error({ err, path: error.path }, 'A request failed.');
  }
}

/** Lets a person name the request whose internal error the log explains. */
export function withRequestId(ctx: Context, error: GraphQLFormattedError): GraphQLFormattedError {
  if (error.extensions?.code !== 'INTERNAL_SERVER_ERROR') return error;
  return { ...error, extensions: { ...error.extensions, requestId: ctx.requestId } };
}
