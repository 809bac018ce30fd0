import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Context, Services } from '../../platform/context/context.ts';
import { refuse, signedFileRoute } from '../../platform/http/signed-file.ts';

/** A file, or why there is none. */
export type FileAnswer =
  | {
      readonly status: 200;
      readonly fileName: string;
      readonly contentType: string;
      readonly bytes: number;
      /** Read as fast as the client takes it, and no faster. */
      readonly content: AsyncIterable<Buffer>;
    }
  | { readonly status: 403 | 410; readonly message: string };

/** The exported file behind a link that is good; null when there is none. */
export type ExportOpener = (ctx: Context, file: string) => Promise<FileAnswer | null>;

/** Less than a part of the file, so that no more than one waits for the client. */
const bufferBytes = 64 * 1_024;

/** `GET /exports/<export>.<extension>`, by a signed link. */
export function exportRoute(app: FastifyInstance, services: Services, open: ExportOpener): void {
  signedFileRoute(app, services, { path: '/exports', noun: 'export' }, async (ctx, file, reply) => {
    const found = await open(ctx, file);
    if (!found) {
      reply.callNotFound();
      return reply;
    }
    if (found.status !== 200) return refuse(reply, found.status, found.message);
    return reply
      .header('content-type', found.contentType)
      .header('content-disposition', `attachment; filename="${found.fileName}"`)
      .header('content-length', found.bytes)
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      .send(Readable.from(found.content, { objectMode: false, highWaterMark: bufferBytes }));
  });
}
