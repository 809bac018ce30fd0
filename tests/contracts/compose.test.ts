import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { settings } from '../../src/platform/config/settings.ts';

interface Service {
  readonly build?: string;
  readonly command?: readonly string[];
  readonly restart?: string;
  readonly volumes?: readonly string[];
  readonly env_file?: readonly { path: string; required: boolean }[];
  readonly environment?: Readonly<Record<string, string | number | null>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const compose = parse(read('compose.yaml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: object;
};
const dockerfile = read('Dockerfile');
const own = Object.entries(compose.services).filter(([, { build }]) => build !== undefined);

/** What compose.yaml decides itself, because it follows from the other services and from the image. */
const decided = [
  'NODE_ENV',
  'HOST',
  'PORT',
  'PUBLIC_URL',
  'DATABASE_URL',
  'AUTH_SECRETS',
  'REDIS_URL',
].toSorted();

describe('compose.yaml', () => {
  it('has a server, a worker, and the migrations of the same image', () => {
    expect(own.map(([name]) => name)).toEqual(['server', 'worker', 'migrate']);
  });

  it.each(own)('passes every setting on to the %s, from the environment and from .env', (_name, service) => {
    expect(Object.keys(service.environment!)).toEqual(settings.map(({ name }) => name));
    const withValue = Object.entries(service.environment!).filter(([, value]) => value !== null);
    expect(withValue.map(([name]) => name).toSorted()).toEqual(decided);
    expect(service.env_file).toEqual([{ path: '.env', required: false }]);
  });

  it('needs a secret, and has no demo', () => {
    const { environment } = compose.services.server!;
    expect(environment!.AUTH_SECRETS).toMatch(/^\$\{AUTH_SECRETS:\?.+\}$/);
    expect(environment!.NODE_ENV).toBe('production');
  });

  it.each(own)('keeps the data folder of the %s', (_name, { volumes }) => {
    expect(volumes).toContain('data:/app/data');
    expect(Object.keys(compose.volumes)).toContain('data');
    // A new volume takes the owner and the mode of the folder in the image.
    expect(dockerfile).toMatch(/mkdir -m 700 data && chown node:node data/);
  });

  it.each(Object.entries(compose.services))('restarts %s, and knows whether it is well', (name, service) => {
    expect(service.restart).toBe(name === 'migrate' ? 'no' : 'unless-stopped');
    // The check of the image asks for the readiness of a server.
    if (name === 'server') expect(service.healthcheck).toBeUndefined();
    else if (service.build) expect(service.healthcheck).toEqual({ disable: true });
    else expect(service.healthcheck?.test?.length).toBeGreaterThan(1);
    expect(dockerfile).toContain('/health/ready');
  });

  it('runs worker and server with the flags of Node that `npm start` has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
    const flags = [...scripts.start.matchAll(/ (--\S+)/g)].map(([, flag]) => flag);
    expect(flags.length).toBeGreaterThan(0);
    const command = /^CMD (\[.*\])$/m.exec(dockerfile)![1]!;
    expect(JSON.parse(command)).toEqual(['node', ...flags, 'dist/main.js']);
    expect(compose.services.worker!.command).toEqual(['node', ...flags, 'dist/cli.js', 'worker']);
  });
});
