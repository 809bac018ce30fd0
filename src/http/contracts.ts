import type { FastifyInstance } from 'fastify';
import { guest } from '../authorization/actor.ts';
import { Context, type Services } from '../context.ts';
import { checkSignedPath, type LinkQuery } from '../lib/signed-link.ts';

/** The contract of a rental as a PDF, or null when there is none. */
export type ContractRenderer = (ctx: Context, rentalId: string) => Promise<Buffer | null>;

const refusals = {
  INVALID: [403, 'This link is not one of ours, or was changed. Open the contract from your account again.'],
  EXPIRED: [410, 'This link has expired. Open the contract from your account again.'],
} as const;

/** `GET /contracts/<rental>.pdf`, by a signed link. */
export function contractRoute(app: FastifyInstance, services: Services, render: ContractRenderer): void {
  app.get<{ Params: { file: string }; Querystring: LinkQuery }>(
    '/contracts/:file',
    async (request, reply) => {
      const { file } = request.params;
      const verdict = checkSignedPath(
        services.keys,
        `/contracts/${file}`,
        request.query,
        services.clock.now(),
      );
      if (verdict !== 'VALID') {
        const [status, message] = refusals[verdict];
        return reply.code(status).send({ errors: [{ message, extensions: { code: 'FORBIDDEN' } }] });
      }
      const ctx = new Context(services, {
        actor: guest,
        requestId: request.id,
        log: request.log,
        ip: request.ip,
        userAgent: request.headers['user-agent'] ?? null,
      });
      const pdf = await render(ctx, file.replace(/\.pdf$/, ''));
      if (!pdf) return reply.callNotFound();
      return reply
        .header('content-type', 'application/pdf')
        .header('content-disposition', `inline; filename="${file}"`)
        .header('cache-control', 'private, no-store')
        .send(pdf);
    },
  );
}
