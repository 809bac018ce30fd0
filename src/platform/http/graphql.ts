import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Actor } from '../authorization/actor.ts';
import type { Credentials } from '../authorization/credentials.ts';
import type { Context } from '../context/context.ts';
import type { Services } from '../context/services.ts';
import { batchCostRefusal } from '../graphql/batch-cost.ts';
import { overBudget, refusedPoints, settle } from '../graphql/charge.ts';
import type { CompiledQueries } from '../graphql/execute.ts';
import { answerFast } from '../graphql/fast-path.ts';
import type { IsHeavy } from '../graphql/lane.ts';
import { documentRefusal, maxBatchSize } from '../graphql/limits.ts';
import type { ServerObserver } from '../graphql/server-observer.ts';
import { tooComplex } from '../graphql/too-complex.ts';
import { refusedOperation, type TrustedDocuments } from '../graphql/trusted-documents.ts';
import { callerOf } from '../limits/caller.ts';
import { rateLimitHeaders } from '../limits/rate-limit-headers.ts';
import { TrustedRenderers } from '../limits/trusted-renderers.ts';
import { unnamedOperation } from '../tracing/trace-operations.ts';
import { tracing } from '../tracing/tracing.ts';
import { budgetedContext } from './budgeted-context.ts';
import { credentialsOf } from './credentials.ts';

export const graphqlPath = '/graphql';

export type ActorOf = (request: FastifyRequest, credentials: Credentials) => Actor | Promise<Actor>;

export interface GraphqlParts {
  readonly schema: GraphQLSchema;
  readonly apollo: ApolloServer<Context>;
  readonly queries: CompiledQueries;
  readonly observer: ServerObserver;
  readonly isHeavy: IsHeavy;
  readonly documents: TrustedDocuments;
  readonly services: Services;
  readonly actorOf: ActorOf;
}

/**
 * `/graphql`. The fast path answers queries that Apollo has accepted before. Documents that are too large are refused
 * before Apollo parses, validates, or runs anything. Apollo answers everything else.
 */
export function graphqlRoute(
  app: FastifyInstance,
  { schema, apollo, queries, observer, isHeavy, documents, services, actorOf }: GraphqlParts,
): void {
  const isFastPathOn = services.config.fastPath === 'on';
  const renderers = new TrustedRenderers(services.config.limitsTrusted);
  const { budgets } = services;
  const traces = services.find(tracing);
  app.route({
    method: ['GET', 'POST'],
    url: graphqlPath,
    async handler(request, reply) {
      const address = renderers.addressOf(request.ip, request.headers['x-forwarded-for']);
      let ctx: Context | undefined;
      const context = async () => {
        const credentials = credentialsOf(services.config, request.raw);
        const actor = await actorOf(request, credentials);
        ctx = budgetedContext(services, request, reply, { actor, credentials, address });
        return ctx;
      };
      try {
        const run = () => answer(request, reply, context, callerOf(null, address));
        if (!traces) return await run();
        const name = Array.isArray(request.body) ? 'graphql batch' : unnamedOperation;
        return await traces.run({ name, kind: 'INTERNAL' }, run);
      } finally {
        if (ctx) {
          settle(ctx);
          budgets.end(ctx.state.caller);
        }
      }
    },
  });

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    context: () => Promise<Context>,
    guest: string,
  ): Promise<unknown> {
    // Answers depend on who asks.
    reply.header('cache-control', 'no-store');
    const sent = request.method === 'GET' ? request.query : request.body;
    const operations = withTexts(documents, sent);
    if (isFastPathOn && request.method === 'POST') {
      const fast = await answerFast(queries, observer, isHeavy, operations, request.headers, context);
      if (fast) {
        sayBalance(reply, fast.ctx);
        if (fast.retryAfterSeconds) reply.header('retry-after', fast.retryAfterSeconds);
        return reply.code(fast.status).type('application/json; charset=utf-8').send(fast.json);
      }
    }

    // Reading a document takes time, so whoever has nothing left has it not even read.
    if (budgets.isSpent(guest)) throw overBudget(1);
    const refusal = operations instanceof GraphQLError ? operations : refusalOf(schema, operations);
    if (refusal) {
      observer.operationRefused(String(refusal.extensions.code));
      const documents = Array.isArray(request.body) ? Math.min(request.body.length, maxBatchSize) : 1;
      budgets.chargeAfterwards(guest, documents * refusedPoints);
      return refuse(reply, refusal);
    }
    const httpGraphQLRequest = toApollo(request, operations, operations !== sent);
    // Apollo words an error of its own when this fails inside.
    const own = await context();
    const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest,
      context: async () => own,
    });
    // An error outside of any operation: without its own words it would be neither logged nor have a request id.
    // The operations of a batch share one status, and each has an answer.
    if (status === 500 && body.kind === 'complete' && !body.string.startsWith('['))
      throw new Error(`Apollo failed: ${body.string.slice(0, 500)}`);
    sayBalance(reply, own);
    const { setCookies } = own.state;
    if (setCookies.size > 0) reply.header('set-cookie', [...setCookies.values()]);
    reply.code(status ?? 200);
    for (const [name, value] of headers) reply.header(name, value);
    // Incremental delivery (@defer) is not offered, so an answer is always in one piece.
    return body.kind === 'complete' ? body.string : reply.code(406).send();
  }

  function sayBalance(reply: FastifyReply, { state }: Context): void {
    if (budgets.isOn) reply.headers(rateLimitHeaders(budgets.throttle(state.caller)));
  }
}

/** The operations with the texts of those that name a document. In a batch each answers for itself. */
function withTexts(documents: TrustedDocuments, sent: unknown): unknown {
  if (!Array.isArray(sent)) return documents.withText(sent);
  // A batch that is too long is refused as a whole.
  if (sent.length > maxBatchSize) return sent;
  const resolved = sent.map(operation => documents.withText(operation));
  if (resolved.every((operation, index) => operation === sent[index])) return sent;
  return resolved.map(operation =>
    operation instanceof GraphQLError ? refusedOperation(operation) : operation,
  );
}

/** @param isRewritten whether the operations are not those that were sent */
function toApollo(
  { method, headers, url }: FastifyRequest,
  operations: unknown,
  isRewritten: boolean,
): HTTPGraphQLRequest {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  if (method !== 'GET') return { method, headers: map, body: operations, search: '' };
  const queryStart = url.indexOf('?');
  const search = isRewritten
    ? String(new URLSearchParams(operations as Record<string, string>))
    : queryStart === -1
      ? ''
      : url.slice(queryStart);
  return { method, headers: map, body: undefined, search };
}

function refuse(reply: FastifyReply, error: GraphQLError) {
  const { http: _, ...extensions } = error.extensions;
  return reply.code(400).send({ errors: [{ message: error.message, extensions }] });
}

function refusalOf(schema: GraphQLSchema, body: unknown): GraphQLError | null {
  if (!Array.isArray(body)) return operationRefusal(body);
  if (body.length > maxBatchSize) {
    return tooComplex(
      `This batch has ${body.length} operations; the limit is ${maxBatchSize}.`,
      maxBatchSize,
      body.length,
    );
  }
  return body.map(operationRefusal).find(error => error !== null) ?? batchCostRefusal(schema, body);
}

function operationRefusal(operation: unknown): GraphQLError | null {
  const text =
    typeof operation === 'object' && operation !== null && 'query' in operation ? operation.query : undefined;
  return typeof text === 'string' ? documentRefusal(text) : null;
}
