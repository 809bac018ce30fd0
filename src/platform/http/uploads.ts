import type { FastifyInstance } from 'fastify';
import { guest } from '../authorization/actor.ts';
import type { Services } from '../context/services.ts';
import type { UploadRoute } from '../routes/route.ts';
import { requestContext, uploadState } from './request-context.ts';

const codes = { 404: 'NOT_FOUND', 403: 'FORBIDDEN', 410: 'FORBIDDEN' } as const;

/** `PUT <path>/<token>`: the body is passed on as it arrives, and nobody but the module decides how much of it. */
export function uploadRoute(app: FastifyInstance, services: Services, { path, receive }: UploadRoute): void {
  app.register(async scope => {
    scope.removeAllContentTypeParsers();
    // The module compares the announced size with the one that it allows for this token.
    scope.addContentTypeParser('*', { bodyLimit: Number.MAX_SAFE_INTEGER }, (_request, _body, done) =>
      done(null),
    );
    scope.put<{ Params: { '*': string } }>(
      // A wildcard, because tokens are longer than a parameter may be.
      `${path}/*`,
      { bodyLimit: Number.MAX_SAFE_INTEGER },
      async (request, reply) => {
        const { headers, raw } = request;
        const ctx = requestContext(services, request, reply, guest, uploadState());
        const answer = await receive(ctx, request.params['*'], {
          contentType: headers['content-type'],
          contentEncoding: headers['content-encoding'],
          bytes: headers['content-length'] === undefined ? undefined : Number(headers['content-length']),
          // The answer must still reach a client whose body is refused halfway, so the connection stays open.
          content: raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>,
        });
        reply.code(answer.status).header('cache-control', 'no-store');
        if (answer.status === 201) return { bytes: answer.bytes };
        const code = answer.status in codes ? codes[answer.status as keyof typeof codes] : 'BAD_REQUEST';
        // What is still on its way is of no use, and is not read to its end.
        reply.header('connection', 'close');
        return { errors: [{ message: answer.message, extensions: { code } }] };
      },
    );
  });
}
