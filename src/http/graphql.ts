import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { Actor } from '../authorization/actor.ts';
import { Context, type Services } from '../context.ts';
import { documentRefusal, maxBatchSize, tooComplex } from '../graphql/limits.ts';

export const graphqlPath = '/graphql';

export type ActorOf = (request: FastifyRequest) => Actor | Promise<Actor>;

/** `/graphql`: documents that are too large are refused here, before Apollo parses, validates, or runs anything. */
export function graphqlRoute(
  app: FastifyInstance,
  apollo: ApolloServer<Context>,
  services: Services,
  actorOf: ActorOf,
): void {
  app.route({
    method: ['GET', 'POST'],
    url: graphqlPath,
    async handler(request, reply) {
      const refusal = refusalOf(request.method === 'GET' ? request.query : request.body);
      if (refusal) return refuse(reply, refusal);
      const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: toApollo(request),
        context: async () =>
          new Context(services, { actor: await actorOf(request), requestId: request.id, log: request.log }),
      });
      reply.code(status ?? 200);
      for (const [name, value] of headers) reply.header(name, value);
      // Incremental delivery (@defer) is not offered, so an answer is always in one piece.
      return body.kind === 'complete' ? body.string : reply.code(406).send();
    },
  });
}

function toApollo({ method, headers, body, url }: FastifyRequest): HTTPGraphQLRequest {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const queryStart = url.indexOf('?');
  return { method, headers: map, body, search: queryStart === -1 ? '' : url.slice(queryStart) };
}

function refuse(reply: FastifyReply, error: GraphQLError) {
  const { http: _, ...extensions } = error.extensions;
  return reply.code(400).send({ errors: [{ message: error.message, extensions }] });
}

function refusalOf(body: unknown): GraphQLError | null {
  if (!Array.isArray(body)) return operationRefusal(body);
  if (body.length > maxBatchSize) {
    return tooComplex(
      `This batch has ${body.length} operations; the limit is ${maxBatchSize}.`,
      maxBatchSize,
      body.length,
    );
  }
  return body.map(operationRefusal).find(error => error !== null) ?? null;
}

function operationRefusal(operation: unknown): GraphQLError | null {
  const text =
    typeof operation === 'object' && operation !== null && 'query' in operation ? operation.query : undefined;
  return typeof text === 'string' ? documentRefusal(text) : null;
}
