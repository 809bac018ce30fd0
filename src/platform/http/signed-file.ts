import type { FastifyInstance, FastifyReply } from 'fastify';
import { guest } from '../authorization/actor.ts';
import { Context, type Services } from '../context/context.ts';
import { checkSignedPath, type LinkQuery } from '../lib/signed-link.ts';

/** Where signed links lead, and what people call what lies there. */
export interface SignedFolder {
  readonly path: string;
  readonly noun: string;
}

/** `GET <folder>/<file>`: `serve` is called only when the link is one of ours and has not expired. */
export function signedFileRoute(
  app: FastifyInstance,
  services: Services,
  { path, noun }: SignedFolder,
  serve: (ctx: Context, file: string, reply: FastifyReply) => Promise<FastifyReply>,
): void {
  const refusals = {
    INVALID: [403, `This link is not one of ours, or was changed. Open the ${noun} from your account again.`],
    EXPIRED: [410, `This link has expired. Open the ${noun} from your account again.`],
  } as const;

  // A HEAD would read the whole file, and count as somebody who took it away.
  const options = { exposeHeadRoute: false };
  app.get<{ Params: { file: string }; Querystring: LinkQuery }>(
    `${path}/:file`,
    options,
    async (request, reply) => {
      const { file } = request.params;
      const verdict = checkSignedPath(services.keys, `${path}/${file}`, request.query, services.clock.now());
      if (verdict !== 'VALID') {
        const [status, message] = refusals[verdict];
        return refuse(reply, status, message);
      }
      const ctx = new Context(services, {
        actor: guest,
        requestId: request.id,
        log: request.log,
        ip: request.ip,
        userAgent: request.headers['user-agent'] ?? null,
      });
      return serve(ctx, file, reply);
    },
  );
}

/** Why somebody does not get a file, in the shape of a GraphQL error. */
export function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code: 'FORBIDDEN' } }] });
}

/** A document as a PDF, or null when there is none. */
export type PdfRenderer = (ctx: Context, id: string) => Promise<Buffer | null>;

/** `GET <folder>/<id>.pdf`, shown in the browser. */
export function signedPdfRoute(
  app: FastifyInstance,
  services: Services,
  folder: SignedFolder,
  render: PdfRenderer,
): void {
  signedFileRoute(app, services, folder, async (ctx, file, reply) => {
    const pdf = await render(ctx, file.replace(/\.pdf$/, ''));
    if (!pdf) {
      reply.callNotFound();
      return reply;
    }
    return reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename="${file}"`)
      .header('cache-control', 'private, no-store')
      .send(pdf);
  });
}
