import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { office } from '../../src/office.ts';
import { singlePage } from '../../src/platform/http/single-page.ts';
import { tradepostVersion } from '../../src/tradepost-version.ts';
import { useApp } from '../kit/app.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const app = useApp();

const pageText = '<!doctype html><title>Back office</title>';
const secret = 'what stands beside the page';
const script = `export const text = '${'long '.repeat(500)}';`;

/** A server with nothing but the page, whose files are in this folder. */
async function serving(folder: string): Promise<FastifyInstance> {
  const http = fastify();
  await singlePage(http, { ...office, folder });
  await http.ready();
  return http;
}

function builtPage(): string {
  const beside = temporaryFolder('office');
  writeFileSync(join(beside, 'secret.txt'), secret);
  const folder = join(beside, 'built');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  const files = {
    'index.html': pageText,
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'documents.json': '{"sha256:1":"{ me { id } }"}',
    'manifest.json': '{"src/main.tsx":{}}',
    'assets/main-4fK2a9.js': script,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, 'assets/main-4fK2a9.js.br'), brotliCompressSync(script));
  writeFileSync(join(folder, 'assets/main-4fK2a9.js.gz'), gzipSync(script));
  return folder;
}

let built: FastifyInstance;
let absent: FastifyInstance;

beforeAll(async () => {
  built = await serving(builtPage());
  absent = await serving(join(temporaryFolder('office'), 'nothing'));
});

afterAll(async () => {
  await built?.close();
  await absent?.close();
});

describe('GET /', () => {
  it('tells a program what this is', async () => {
    const response = await app().http({ url: '/', headers: { accept: 'application/json' } });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      name: 'Tradepost',
      version: tradepostVersion,
      graphql: '/graphql',
      office: '/office/',
      health: '/health/ready',
    });
    expect(response.headers.vary).toContain('accept');
    expect((await app().http({ url: '/' })).json().name).toBe('Tradepost');
  });

  it('sends a browser to the back office', async () => {
    const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
    const response = await app().http({ url: '/', headers: { accept } });
    expect([response.statusCode, response.headers.location]).toEqual([302, '/office/']);
    expect(response.headers['cache-control']).toBe('no-cache');
  });
});

describe('the back office', () => {
  it('is at /office/, in the server too', async () => {
    const response = await app().http({ url: '/office' });
    expect([response.statusCode, response.headers.location]).toEqual([308, '/office/']);
    const page = await app().http({ url: '/office/' });
    // Tests run with and without a build.
    expect([200, 503]).toContain(page.statusCode);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it.each(['/office/', '/office/orders', '/office/orders/order_1?tab=paid', '/office/a/b/c', '/office/v1.2'])(
    'answers the address %s with the page',
    async url => {
      const response = await built.inject(url);
      expect([response.statusCode, response.body]).toEqual([200, pageText]);
      expect(response.headers['content-type']).toMatch(/^text\/html/);
      expect(response.headers['cache-control']).toBe('no-cache');
    },
  );

  it('lets files with a hash in their name be kept for good, and no others', async () => {
    const asset = await built.inject('/office/assets/main-4fK2a9.js');
    expect([asset.statusCode, asset.body]).toEqual([200, script]);
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const icon = await built.inject('/office/icon.svg');
    expect([icon.statusCode, icon.headers['cache-control']]).toEqual([200, 'no-cache']);
  });

  it.each(['br', 'gzip'])('sends what was compressed when it was built, by %s', async encoding => {
    const response = await built.inject({
      url: '/office/assets/main-4fK2a9.js',
      headers: { 'accept-encoding': encoding },
    });
    expect(response.headers['content-encoding']).toBe(encoding);
    expect(response.headers['content-type']).toMatch(/^(text|application)\/javascript/);
    expect(response.rawPayload.length).toBeLessThan(script.length / 2);
  });

  it.each(['', 'identity', 'br;q=0, gzip;q=0.0', 'zstd'])(
    'sends it whole to who takes %j',
    async encoding => {
      const response = await built.inject({
        url: '/office/assets/main-4fK2a9.js',
        headers: { 'accept-encoding': encoding },
      });
      expect(response.headers['content-encoding']).toBeUndefined();
      expect(response.headers.vary).toContain('accept-encoding');
      expect(response.body).toBe(script);
    },
  );

  it('sends nothing again to who has it', async () => {
    const { etag } = (await built.inject('/office/orders')).headers;
    const headers = { 'if-none-match': String(etag) };
    const again = await built.inject({ url: '/office/', headers });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await built.inject({ url: '/office/icon.svg', headers })).statusCode).toBe(200);
  });

  it.each([
    '/office/assets/main-old.js',
    '/office/assets/nothing',
    '/office/missing.css',
    '/office/missing.js?v=1',
    '/office/%2e%2e/%2e%2e/package.json',
  ])('answers 404 for the file %s, and not with the page', async url => {
    const response = await built.inject(url);
    expect(response.statusCode).toBe(404);
    expect(response.body).not.toContain('<title>');
  });

  it.each([
    '/office/documents.json',
    '/office/manifest.json',
    '/office//documents.json',
    '/office/%64ocuments.json',
  ])('does not serve %s, which is for the server', async url => {
    const response = await built.inject(url);
    expect([403, 404]).toContain(response.statusCode);
    expect(response.body).not.toMatch(/sha256|main\.tsx/);
  });

  it.each(['/office/..%2fsecret.txt', '/office/%2e%2e/secret.txt', '/office/assets/..%2f..%2fsecret.txt'])(
    'serves nothing beside its folder: %s',
    async url => {
      expect((await built.inject(url)).body).not.toContain(secret);
    },
  );

  it('takes no writes', async () => {
    expect((await built.inject({ method: 'POST', url: '/office/orders' })).statusCode).toBe(404);
    expect((await built.inject({ method: 'HEAD', url: '/office/orders' })).statusCode).toBe(200);
  });

  it('allows scripts and styles of its own only, and no frame around it', async () => {
    for (const url of [
      '/office/',
      '/office/orders',
      '/office/assets/main-4fK2a9.js',
      '/office/assets/none.js',
    ]) {
      const policy = String((await built.inject(url)).headers['content-security-policy']);
      const rules = new Map(policy.split(';').map(rule => [rule.split(' ')[0], rule.split(' ').slice(1)]));
      expect(policy).not.toContain('unsafe-');
      expect(rules.get('default-src')).toEqual(["'none'"]);
      expect(rules.get('script-src')).toEqual(["'self'"]);
      expect(rules.get('style-src')).toEqual(["'self'", ...office.styleHashes.map(hash => `'${hash}'`)]);
      expect(rules.get('connect-src')).toEqual(["'self'"]);
      expect(rules.get('frame-ancestors')).toEqual(["'none'"]);
    }
  });

  it('says how to build it when it is not built', async () => {
    for (const url of ['/office/', '/office/orders', '/office/assets/main-4fK2a9.js']) {
      const response = await absent.inject(url);
      expect(response.statusCode).toBe(503);
      expect(response.headers['content-type']).toBe('text/plain; charset=utf-8');
      expect(response.body).toMatch(/is not built\. Run `npm run build`/);
    }
  });
});
