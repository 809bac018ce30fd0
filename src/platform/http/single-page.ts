import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

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
 * their name are kept by browsers for good. Files are compressed when they are built, not when they are asked for.
 */
export async function singlePage(http: FastifyInstance, page: SinglePage): Promise<void> {
  const policy = contentSecurityPolicy(page);
  const index = join(page.folder, 'index.html');
  const isBuilt = existsSync(index);

  await http.register(async scope => {
    scope.addHook('onSend', async (_request, reply) => {
      reply.header('content-security-policy', policy);
    });
    if (isBuilt) {
      await scope.register(fastifyStatic, {
        root: page.folder,
        prefix: page.path,
        // A file that does not exist is an address of the application, not an error.
        wildcard: false,
        index: false,
        preCompressed: true,
        cacheControl: false,
        // The list of the application's queries is for the server.
        globIgnore: ['documents.json', '**/*.br', '**/*.gz'],
        setHeaders: (reply, path) => void reply.header('cache-control', cacheControlOf(path)),
      });
    }
    scope.get(page.path.slice(0, -1), (_request, reply) => reply.redirect(page.path, 308));
    scope.get(`${page.path}*`, (request, reply) => {
      if (!isBuilt) return notBuilt(reply);
      if (isFile(request.url)) return reply.callNotFound();
      return reply.sendFile('index.html');
    });
  });
}

function isFile(url: string): boolean {
  const [path = ''] = url.split('?');
  return path.includes('/assets/') || /\.(?:js|css|svg|png|json|map|br|gz)$/.test(path);
}

function cacheControlOf(path: string): string {
  return path.includes('/assets/') ? `public, max-age=${yearSeconds}, immutable` : 'no-cache';
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
