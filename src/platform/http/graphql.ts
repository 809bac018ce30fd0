import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Actor } from '../authorization/actor.ts';
import type { Credentials } from '../authorization/credentials.ts';
import type { Context } from '../context/context.ts';
import type { Services } from '../context/services.ts';
import { batchCostRefusal } from '../graphql/batch-cost.ts';
import { overBudget, refusedPoints, settle } from '../graphql/charge.ts';
import { answerFast, type FastPathParts } from '../graphql/fast-path.ts';
import { type KnownRequest, knownRequest } from '../graphql/known-request.ts';
import { documentRefusal, maxBatchSize } from '../graphql/limits.ts';
import { tooComplex } from '../graphql/too-complex.ts';
import { refusedOperation, type TrustedDocuments } from '../graphql/trusted-documents.ts';
import { callerOf } from '../limits/caller.ts';
import { rateLimitHeaders } from '../limits/rate-limit-headers.ts';
import { TrustedRenderers } from '../limits/trusted-renderers.ts';
import { cachedPoints } from '../public-answers/answer-for-all.ts';
import { PublicAnswer } from '../public-answers/public-answer.ts';
import { publicAnswers } from '../public-answers/public-answers.ts';
import { unnamedOperation } from '../tracing/trace-operations.ts';
import { tracing } from '../tracing/tracing.ts';
import { budgetedContext } from './budgeted-context.ts';
import { credentialsOf, withoutCookies } from './credentials.ts';
import { isForCaches, jsonType, sendPublicAnswer } from './send-public-answer.ts';

export const graphqlPath = '/graphql';

export type ActorOf = (request: FastifyRequest, credentials: Credentials) => Actor | Promise<Actor>;

export interface GraphqlParts extends FastPathParts {
  readonly schema: GraphQLSchema;
  readonly apollo: ApolloServer<Context>;
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
  const answers = services.find(publicAnswers);
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
        const sent = credentialsOf(services.config, request.raw);
        // Any page can make a browser send GET requests with its cookies.
        const credentials = request.method === 'GET' ? withoutCookies(sent) : sent;
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
    const isPersonal = request.method === 'GET' && request.headers.authorization !== undefined;
    reply.header('cache-control', isPersonal ? 'private, no-store' : 'no-store');
    const sent = request.method === 'GET' ? request.query : request.body;
    const operations = withTexts(documents, sent);
    const known = isFastPathOn
      ? knownRequest(queries, request, operations, answers !== undefined)
      : undefined;
    const found = known && foundForGuest(request, known, guest);
    if (found) {
      if (!isForCaches(request)) sayBalance(reply, guest);
      return sendPublicAnswer(request, reply, found, services.config.publicCacheMs);
    }
    const fast = known && (await answerFast({ queries, observer, isHeavy }, known, context));
    if (fast) {
      const { status, answer, ctx, retryAfterSeconds } = fast;
      const isShared = answer instanceof PublicAnswer;
      // A cache would show the balance to others.
      if (!isShared || !isForCaches(request)) sayBalance(reply, ctx.state.caller);
      if (isShared) return sendPublicAnswer(request, reply, answer, services.config.publicCacheMs);
      if (retryAfterSeconds) reply.header('retry-after', retryAfterSeconds);
      return reply.code(status).header('content-type', jsonType).send(answer);
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
    sayBalance(reply, own.state.caller);
    const { setCookies } = own.state;
    if (setCookies.size > 0) reply.header('set-cookie', [...setCookies.values()]);
    reply.code(status ?? 200);
    for (const [name, value] of headers) reply.header(name, value);
    // Incremental delivery (@defer) is not offered, so an answer is always in one piece.
    return body.kind === 'complete' ? body.string : reply.code(406).send();
  }

  /** What is there for a guest, without all that an answer needs which has to be computed. @throws RATE_LIMITED */
  function foundForGuest(
    { method, headers }: FastifyRequest,
    { query, publicKey }: KnownRequest,
    guest: string,
  ): PublicAnswer | undefined {
    const isGuest = headers.authorization === undefined && (method === 'GET' || headers.cookie === undefined);
    if (!answers || publicKey === undefined || !isGuest) return undefined;
    const found = answers.find(publicKey);
    if (!found) return undefined;
    const charged = budgets.charge(guest, cachedPoints);
    if (!charged.isAllowed) throw overBudget(charged.retryAfterSeconds);
    observer.operationEnded({
      name: query.operation.name?.value ?? 'anonymous',
      type: 'query',
      seconds: 0,
      errorCodes: [],
    });
    return found;
  }

  function sayBalance(reply: FastifyReply, caller: string): void {
    if (budgets.isOn) reply.headers(rateLimitHeaders(budgets.throttle(caller)));
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
  // GET requests are neither personal nor do they change anything, so no page can do harm by sending them.
  const map = new HeaderMap(method === 'GET' ? [['apollo-require-preflight', 'true']] : []);
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
