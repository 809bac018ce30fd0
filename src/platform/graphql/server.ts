import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { Logger } from '@apollo/utils.logger';
import { type FormattedExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import { requireOwnPage } from '../authorization/own-page.ts';
import type { Config } from '../config/config.ts';
import type { Context } from '../context/context.ts';
import { boundedAnswer, isRefused } from './bounded-answer.ts';
import { charge, refusedPoints } from './charge.ts';
import { costOf, maxCost } from './cost.ts';
import { costReport } from './cost-report.ts';
import type { DocumentStore } from './document-store.ts';
import { errorFormatter, logInternalErrors, withRequestId } from './error-report.ts';
import type { CompiledQueries } from './execute.ts';
import type { IsHeavy } from './lane.ts';
import type { ServerObserver } from './server-observer.ts';
import { tooComplex } from './too-complex.ts';
import { refusalOfOperation } from './trusted-documents.ts';
import { retryAfter } from './unavailable.ts';

/** Apollo Server with the limits, the masking of errors, and the compiled queries. Not started yet. */
export function createGraphqlServer(
  schema: GraphQLSchema,
  config: Config,
  logger: Logger,
  observer: ServerObserver,
  queries: CompiledQueries,
  isHeavy: IsHeavy,
  documents: DocumentStore,
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    logger,
    introspection: config.introspection,
    // Where the schema is hidden, errors must not suggest names from it either.
    hideSchemaDetailsFromClientErrors: !config.introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: true,
    persistedQueries: false,
    documentStore: documents,
    includeStacktraceInErrorResponses: false,
    stringifyResult: result => textOf(result, logger),
    stopOnTerminationSignals: false,
    formatError: errorFormatter(config),
    plugins: [
      config.introspection
        ? ApolloServerPluginLandingPageLocalDefault({ embed: true, footer: false })
        : ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      aroundRequest(observer, isHeavy),
      queries.plugin,
    ],
  });
}

/** The cost limit, the log of internal errors, and the metrics. One plugin, because each plugin costs every request. */
function aroundRequest(observer: ServerObserver, isHeavy: IsHeavy): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      const start = performance.now();
      let requested: number | undefined;
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue, requestIsBatched }) {
          // Without an operation, Apollo refuses the request itself.
          if (!operation) return;
          const refusal = refusalOfOperation(request.extensions);
          if (refusal) throw refusal;
          if (operation.operation === 'mutation') requireOwnPage(contextValue);
          const cost = costOf(schema, document, operation, request.variables ?? {});
          if (cost instanceof GraphQLError) throw cost;
          requested = cost;
          if (requested > maxCost) {
            const message = `This query costs ${requested}; the limit is ${maxCost}. Ask for fewer or smaller pages.`;
            throw tooComplex(message, maxCost, requested);
          }
          const overdrawn = charge(contextValue, requested, operation.operation);
          if (overdrawn) {
            contextValue.services.budgets.chargeAfterwards(contextValue.state.caller, refusedPoints);
            throw requestIsBatched ? overdrawn : withStatus(overdrawn, 429);
          }
          contextValue.state.requested += requested;
          if (operation.operation === 'query') contextValue.state.limitCost(maxCost);
          if (isHeavy(document, operation, cost))
            contextValue.state.becomeHeavy(start + contextValue.services.config.deadlines.REPORT * 1_000);
        },
        async didEncounterErrors({ contextValue, errors }) {
          logInternalErrors(contextValue, errors);
        },
        async willSendResponse({
          contextValue,
          operation,
          operationName,
          request,
          response,
          requestIsBatched,
        }) {
          if (response.body.kind !== 'single') return;
          // Reading and validating a document takes time, even if it is wrong.
          if (requested === undefined)
            contextValue.services.budgets.chargeAfterwards(contextValue.state.caller, refusedPoints);
          const singleResult = boundedAnswer(contextValue, response.body.singleResult);
          if (singleResult !== response.body.singleResult) {
            response.body = { kind: 'single', singleResult };
            if (isRefused(singleResult)) response.http.status = 400;
          }
          if (singleResult.errors)
            singleResult.errors = singleResult.errors.map(error => withRequestId(contextValue, error));
          // The operations of a batch share one status.
          const retryAfterSeconds = requestIsBatched ? undefined : retryAfter(singleResult);
          if (retryAfterSeconds !== undefined) {
            response.http.status = 503;
            response.http.headers.set('retry-after', String(retryAfterSeconds));
          }
          if (requested !== undefined)
            singleResult.extensions = {
              ...singleResult.extensions,
              // What a GET request answers may be kept by caches, and then says nothing about who reads it.
              cost:
                request.http?.method === 'GET'
                  ? { requested, limit: maxCost }
                  : costReport(contextValue, requested),
            };
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

function withStatus(error: GraphQLError, status: number): GraphQLError {
  const { retryAfterSeconds } = error.extensions;
  const headers = new HeaderMap([['retry-after', String(retryAfterSeconds)]]);
  return new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status, headers } } });
}

/** A result as JSON. Apollo would hide the cause of what fails here. */
function textOf(result: FormattedExecutionResult, logger: Logger): string {
  try {
    return JSON.stringify(result);
  } catch (error) {
    logger.error(`An answer could not be written as JSON: ${error}`);
    throw error;
  }
}
