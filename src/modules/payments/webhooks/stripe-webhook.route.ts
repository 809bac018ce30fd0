import type { FastifyInstance } from 'fastify';
import { guest } from '../../../platform/authorization/actor.ts';
import { Context, type Services } from '../../../platform/context/context.ts';

/** Keeps what a provider tells, once its signature is checked. False when the signature is not the provider's. */
export type WebhookReceiver = (
  ctx: Context,
  rawBody: Buffer,
  signature: string | undefined,
) => Promise<boolean>;

/** `POST /webhooks/stripe`: the body comes as it was sent, since the signature is over its very bytes. */
export function stripeWebhookRoute(app: FastifyInstance, services: Services, receive: WebhookReceiver): void {
  app.register(async scope => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post('/webhooks/stripe', async (request, reply) => {
      const ctx = new Context(services, {
        actor: guest,
        requestId: request.id,
        log: request.log,
        ip: request.ip,
        userAgent: request.headers['user-agent'] ?? null,
      });
      const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const signature = request.headers['stripe-signature'];
      const isGenuine = await receive(ctx, rawBody, typeof signature === 'string' ? signature : undefined);
      if (isGenuine) return { received: true };
      const message = 'The signature is not that of the payment provider, or too old.';
      return reply.code(400).send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
    });
  });
}
