import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
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
    preHandler: refuseTooComplex,
    handler: fastifyApolloHandler(apollo, {
      context: async request =>
        new Context(services, { actor: await actorOf(request), requestId: request.id, log: request.log }),
    }),
  });
}

async function refuseTooComplex(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const error = refusalOf(request.method === 'GET' ? request.query : request.body);
  if (!error) return;
  const { http: _, ...extensions } = error.extensions;
  await reply.code(400).send({ errors: [{ message: error.message, extensions }] });
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
