import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { guest } from '../authorization/actor.ts';
import type { Services } from '../context/services.ts';
import { checkSignedPath, type LinkQuery } from '../lib/signed-link.ts';
import type { SignedFileRoute } from '../routes/route.ts';
import { downloadState, requestContext } from './request-context.ts';

/** Smaller than a chunk of a file, so that at most one chunk waits for the client. */
const bufferBytes = 64 * 1_024;

/** `GET <path>/<file>`: the module opens the file only if the link has our signature and has not expired. */
export function signedFileRoute(
  app: FastifyInstance,
  services: Services,
  { path, noun, open }: SignedFileRoute,
): void {
  const refusals = {
    INVALID: [403, `This link is not valid. Open the ${noun} from your account again.`],
    EXPIRED: [410, `This link has expired. Open the ${noun} from your account again.`],
  } as const;

  // A HEAD request would read the whole file, and count as a download.
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
      const ctx = requestContext(services, request, reply, guest, downloadState());
      const found = await open(ctx, file);
      if (!found) {
        reply.callNotFound();
        return reply;
      }
      if (found.status !== 200) return refuse(reply, found.status, found.message);
      return reply
        .header('content-type', found.contentType)
        .header('content-disposition', `${found.disposition}; filename="${found.fileName}"`)
        .header('content-length', found.bytes)
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .send(Readable.from(found.content, { objectMode: false, highWaterMark: bufferBytes }));
    },
  );
}

/** Refuses a file in the shape of a GraphQL error. */
function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code: 'FORBIDDEN' } }] });
}
