import type { FastifyInstance } from 'fastify';
import { guest } from '../authorization/actor.ts';
import type { Services } from '../context/services.ts';
import type { WebhookRoute } from '../routes/route.ts';
import { requestContext } from './request-context.ts';

/** `POST <path>`: the body is not parsed, because its signature is over the exact bytes. */
export function webhookRoute(
  app: FastifyInstance,
  services: Services,
  { path, signatureHeader, receive }: WebhookRoute,
): void {
  app.register(async scope => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post(path, async (request, reply) => {
      const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const signature = request.headers[signatureHeader];
      const isGenuine = await receive(
        requestContext(services, request, reply, guest),
        rawBody,
        typeof signature === 'string' ? signature : undefined,
      );
      if (isGenuine) return { received: true };
      const message = 'The signature is not from the payment provider, or it is too old.';
      return reply.code(400).send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
    });
  });
}
