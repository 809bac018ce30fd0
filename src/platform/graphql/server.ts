import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { Logger } from '@apollo/utils.logger';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Config } from '../config/config.ts';
import type { Context } from '../context/context.ts';
import { costOf, maxCost } from './cost.ts';
import { CompiledQueries } from './execute.ts';
import { formatError, isInternalError } from './format-error.ts';
import { tooComplex } from './limits.ts';

export interface ServerObserver {
  operationEnded(operation: {
    name: string;
    type: string;
    seconds: number;
    errorCodes: readonly string[];
  }): void;
  /** A document was too large to look at what it asks for. */
  operationRefused(code: string): void;
}

/** Apollo Server over the schema, with the limits, the masking, and the compiled execution. Not started yet. */
export function createGraphqlServer(
  schema: GraphQLSchema,
  config: Config,
  logger: Logger,
  observer: ServerObserver,
  queries: CompiledQueries,
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    logger,
    introspection: config.introspection,
    // Without the schema, a wrong name gets no suggestion of the right ones either.
    hideSchemaDetailsFromClientErrors: !config.introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: formatterOf(config),
    plugins: [
      config.introspection
        ? ApolloServerPluginLandingPageLocalDefault({ embed: true, footer: false })
        : ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      aroundRequest(observer),
      queries.plugin,
    ],
  });
}

/** The compiled side of the same server: it logs our faults and shows errors as the other side does. */
export function createCompiledQueries(config: Config): CompiledQueries {
  const report = errorReport(config);
  return new CompiledQueries((ctx, errors) => report(ctx, errors) as never);
}

/** Gives back what a client may see of errors. */
export type ErrorReport = (ctx: Context, errors: readonly GraphQLError[]) => readonly GraphQLFormattedError[];

/** For what runs outside of Apollo: logs our faults, and shows errors as Apollo's side does. */
export function errorReport(config: Config): ErrorReport {
  const format = formatterOf(config);
  return (ctx, errors) => {
    logFaults(ctx, errors);
    return errors.map(error => withRequestId(ctx, format(error.toJSON(), error)));
  };
}

function formatterOf(config: Config): typeof formatError {
  return config.introspection
    ? formatError
    : (formatted, error) => withoutSuggestion(formatError(formatted, error));
}

// Apollo leaves out those of validation; those for variables come from graphql-js itself.
function withoutSuggestion(error: GraphQLFormattedError): GraphQLFormattedError {
  return { ...error, message: error.message.replace(/ Did you mean [^?]*\?$/, '') };
}

function logFaults(ctx: Context, errors: readonly GraphQLError[]): void {
  for (const error of errors) {
    if (isInternalError(error))
      ctx.log.error({ err: error.originalError ?? error, path: error.path }, 'A request failed.');
  }
}

function withRequestId(ctx: Context, error: GraphQLFormattedError): GraphQLFormattedError {
  if (error.extensions?.code !== 'INTERNAL_SERVER_ERROR') return error;
  return { ...error, extensions: { ...error.extensions, requestId: ctx.requestId } };
}

/** Around every request: the cost limit, the masking's log, and the metrics. One plugin, since each costs every request. */
function aroundRequest(observer: ServerObserver): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      const start = performance.now();
      let requested: number | undefined;
      return {
        async didResolveOperation({ schema, document, operation, request }) {
          // Without an operation to run, Apollo refuses the request itself.
          if (!operation) return;
          const cost = costOf(schema, document, operation, request.variables ?? {});
          if (cost instanceof GraphQLError) throw cost;
          requested = cost;
          if (requested > maxCost) {
            const message = `This query costs ${requested}; the limit is ${maxCost}. Ask for fewer or smaller pages.`;
            throw tooComplex(message, maxCost, requested);
          }
        },
        async didEncounterErrors({ contextValue, errors }) {
          logFaults(contextValue, errors);
        },
        async willSendResponse({ contextValue, operation, operationName, response }) {
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          if (singleResult.errors)
            singleResult.errors = singleResult.errors.map(error => withRequestId(contextValue, error));
          if (requested !== undefined)
            singleResult.extensions = { ...singleResult.extensions, cost: { requested, limit: maxCost } };
          observer.operationEnded({
            name: operationName ?? 'anonymous',
            type: operation?.operation ?? 'unknown',
            seconds: (performance.now() - start) / 1_000,
            errorCodes: singleResult.errors?.map(error => String(error.extensions?.code ?? 'UNKNOWN')) ?? [],
          });
        },
      };
    },
  };
}
