import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { type BuiltFile, bestForm, readBuiltFiles } from './built-files.ts';
import { nothingHere } from './errors.ts';

/** A web application that is built: one page, and the files that it loads. */
export interface SinglePage {
  /** Where it is served, with a slash at both ends. */
  readonly path: string;
  /** Where its files are: `index.html`, and in `assets` what carries a hash of its content in its name. */
  readonly folder: string;
  /** Hashes of the style elements that its libraries add, such as `sha256-…`. */
  readonly styleHashes: readonly string[];
}

const yearSeconds = 365 * 24 * 60 * 60;

/**
 * Serves a web application. Each of its addresses answers with the page, which shows what belongs there; files with a hash in
 * their name are kept by browsers for good. Files are compressed when they are built, and read when the server starts.
 */
export async function singlePage(http: FastifyInstance, page: SinglePage): Promise<void> {
  const policy = contentSecurityPolicy(page);
  const isBuilt = existsSync(join(page.folder, 'index.html'));

  const serve: FastifyPluginAsync = async scope => {
    scope.addHook('onSend', async (_request, reply) => {
      reply.header('content-security-policy', policy);
    });
    if (!isBuilt) {
      scope.get('/*', (_request, reply) => notBuilt(reply));
      return;
    }
    const files = readBuiltFiles(page.folder);
    // What the build says of itself is for the server.
    for (const name of ofTheBuild) files.delete(name);
    scope.get<{ Params: { '*': string } }>('/*', (request, reply) => {
      const path = request.params['*'];
      // What is no file is an address of the application.
      const name = files.has(path) || isFile(request.url) ? path : 'index.html';
      const file = files.get(name);
      if (!file) return nothingHere(request, reply);
      reply.header('cache-control', cacheControlOf(name));
      return sendFile(request, reply, file);
    });
    scope.setNotFoundHandler(nothingHere);
  };

  http.get(page.path.slice(0, -1), (_request, reply) => reply.redirect(page.path, 308));
  await http.register(serve, { prefix: page.path.slice(0, -1) });
}

const ofTheBuild = ['documents.json', 'manifest.json'];

function sendFile(request: FastifyRequest, reply: FastifyReply, file: BuiltFile): FastifyReply {
  reply.header('etag', file.etag).header('vary', 'accept-encoding');
  if (request.headers['if-none-match']?.includes(file.etag)) return reply.code(304).send();
  const { content, encoding } = bestForm(file, String(request.headers['accept-encoding'] ?? ''));
  if (encoding) reply.header('content-encoding', encoding);
  return reply.type(file.type).send(content);
}

function isFile(url: string): boolean {
  const [path = ''] = url.split('?');
  return path.includes('/assets/') || /\.(?:js|css|svg|png|json|map|br|gz)$/.test(path);
}

function cacheControlOf(path: string): string {
  return path.startsWith('assets/') ? `public, max-age=${yearSeconds}, immutable` : 'no-cache';
}

function notBuilt(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .type('text/plain; charset=utf-8')
    .send('The back office is not built. Run `npm run build`, and start the server again.\n');
}

/** Nothing inline and nothing from elsewhere, except pictures of products, which may lie anywhere. */
function contentSecurityPolicy({ styleHashes }: SinglePage): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${["'self'", ...styleHashes.map(hash => `'${hash}'`)].join(' ')}`,
    "img-src 'self' data: https: http:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join(';');
}
