import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply } from 'fastify';
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
 * their name are kept by browsers for good. Files are compressed when they are built, not when they are asked for.
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
    await scope.register(fastifyStatic, {
      root: page.folder,
      prefix: '/',
      preCompressed: true,
      cacheControl: false,
      // What the build says of itself is for the server.
      allowedPath: path => !ofTheBuild.has(path),
      setHeaders: (reply, path) => void reply.header('cache-control', cacheControlOf(path)),
    });
    // What is no file is an address of the application.
    scope.setNotFoundHandler((request, reply) =>
      isRead(request.method) && !isFile(request.url)
        ? reply.sendFile('index.html')
        : nothingHere(request, reply),
    );
  };

  http.get(page.path.slice(0, -1), (_request, reply) => reply.redirect(page.path, 308));
  await http.register(serve, { prefix: page.path.slice(0, -1) });
}

const ofTheBuild = new Set(['/documents.json', '/manifest.json']);

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
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
