import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { serviceErrorOf } from '../database/service-error.ts';
import { serviceExtensions } from '../graphql/unavailable.ts';
import { ClientGoneError } from '../lib/client-gone-error.ts';
import { UnavailableError } from '../lib/unavailable-error.ts';

// Why Fastify refuses a request, in words for the person who sent it.
const sentences: Record<string, (app: FastifyInstance) => string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: app => `The request body is larger than ${app.initialConfig.bodyLimit} bytes.`,
  FST_ERR_CTP_INVALID_JSON_BODY: () => 'The request body is not valid JSON.',
  FST_ERR_CTP_EMPTY_JSON_BODY: () => 'The request body is empty. Send {"query": "…"}.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => 'Send the request as application/json.',
};

// The router refuses these requests before any hook runs.
const routerSentences: Record<string, string> = {
  FST_ERR_BAD_URL: 'The address of this request is not valid: a "%" in it must begin two hexadecimal digits.',
  FST_ERR_MAX_PARAM_LENGTH: 'A part of the address of this request is too long.',
};

/** What the router itself refuses gets the headers and the shape of all other errors. */
export function routerErrors(headers: Readonly<Record<string, string>>) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const message = routerSentences[error.code] ?? error.message;
    void reply
      .code(error.statusCode ?? 400)
      .headers({ ...headers, 'x-request-id': request.id })
      .send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  };
}

/**
 * Answers errors outside of GraphQL in the shape of GraphQL errors, so that clients have one shape to read.
 * @param onError gets the code of each
 */
export function httpErrors(app: FastifyInstance, onError: (code: string) => void = () => undefined): void {
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    // Refused before GraphQL began.
    if (error instanceof GraphQLError) {
      const { http, ...extensions } = error.extensions as {
        http?: { status: number };
        [name: string]: unknown;
      };
      onError(String(extensions.code));
      if (extensions.retryAfterSeconds !== undefined)
        reply.header('retry-after', extensions.retryAfterSeconds);
      return reply.code(http?.status ?? 429).send({ errors: [{ message: error.message, extensions }] });
    }
    // Nobody reads this answer.
    if (error instanceof ClientGoneError) return reply.code(499).send();
    const service = serviceErrorOf(error);
    if (service) {
      request.log.warn({ err: error }, 'A request could not be served.');
      if (service instanceof UnavailableError) reply.header('retry-after', service.retryAfterSeconds);
      const status = service instanceof UnavailableError ? 503 : 504;
      const extensions = serviceExtensions(service);
      onError(String(extensions.code));
      return reply.code(status).send({ errors: [{ message: service.message, extensions }] });
    }
    const status = error.statusCode ?? 500;
    if (status < 500) {
      const message = sentences[error.code]?.(app) ?? error.message;
      onError('BAD_REQUEST');
      return reply.code(status).send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
    }
    request.log.error({ err: error }, 'A request failed.');
    onError('INTERNAL_SERVER_ERROR');
    return reply.code(status).send({
      errors: [
        {
          message: 'Something went wrong on our side. Please try again.',
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: request.id },
        },
      ],
    });
  });

  app.setNotFoundHandler((request, reply) => {
    onError('NOT_FOUND');
    return nothingHere(request, reply);
  });
}

/** The answer at an address where nothing is. */
export function nothingHere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const message = `There is nothing at ${request.method} ${request.url.split('?')[0]}. The API is at /graphql.`;
  return reply.code(404).send({ errors: [{ message, extensions: { code: 'NOT_FOUND' } }] });
}
