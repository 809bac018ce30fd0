import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../../../src/platform/config/config.ts';
import { settings } from '../../../../src/platform/config/settings.ts';

describe('config', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toMatchObject({
      environment: 'development',
      host: '127.0.0.1',
      port: 4000,
      publicUrl: 'http://localhost:4000',
      databaseUrl: 'sqlite:./data/tradepost.db',
      demoData: true,
      introspection: true,
      fastPath: 'on',
    });
  });

  it('has .env.example list every setting with its default, and nothing else', () => {
    const file = readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8');
    const names = [...file.matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    expect(names).toEqual(settings.map(({ name }) => name));
    const example = parseEnv(file);
    expect(readConfig(example)).toEqual(readConfig({}));
    for (const { name, defaultValue } of settings) expect(example[name], name).toBe(defaultValue);
  });

  it('describes every setting', () => {
    expect(settings.length).toBeGreaterThan(20);
    for (const { name, description } of settings) expect(description, name).toMatch(/^[`A-Z].*\.$/s);
  });

  it('takes an empty value for none, and hides the schema in production', () => {
    expect(readConfig({ PORT: '', NODE_ENV: 'production', AUTH_SECRETS: 'x'.repeat(40) })).toMatchObject({
      port: 4000,
      introspection: false,
    });
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT must be a whole number from 0 to 65535, but it is "abc".'],
    [{ PORT: '70000' }, /^PORT must/],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV must be development, production, or test, but it is "prod".'],
    [{ DATABASE_URL: 'postgres://x/y' }, /^DATABASE_URL must be sqlite:<file> or mysql:/],
    [{ DATABASE_URL: 'mysql://user:secret@host' }, /^DATABASE_URL must .* but it is something else\.$/],
    [{ DATABASE_REPLICA_URLS: 'mysql://a/b' }, /^DATABASE_REPLICA_URLS needs DATABASE_URL/],
    [{ CORS_ORIGINS: 'https://shop.example.com/path' }, /^CORS_ORIGINS must/],
    [{ PUBLIC_URL: 'shop.example.com' }, /^PUBLIC_URL must be an http or https address/],
    [{ TRUST_PROXY: 'maybe' }, 'TRUST_PROXY must be true or false, but it is "maybe".'],
    [{ NODE_ENV: 'production' }, /^AUTH_SECRETS must be set in production/],
    [{ AUTH_SECRETS: 'too short' }, /^AUTH_SECRETS must be .* but it is something else\.$/],
    [
      { NODE_ENV: 'production', AUTH_SECRETS: 'x'.repeat(40), BCRYPT_COST: '8' },
      /^BCRYPT_COST must be at least 10 in production/,
    ],
    [{ SMTP_URL: 'http://mail' }, /^SMTP_URL must be smtp:/],
    [{ MAIL_FROM: 'nobody' }, /^MAIL_FROM must be an address/],
    [{ REDIS_URL: 'mysql://redis:secret@host' }, /^REDIS_URL must be redis:.* but it is something else\.$/],
    [{ WORKER: 'on' }, 'WORKER must be inline or off, but it is "on".'],
    [{ FAST_PATH: 'false' }, 'FAST_PATH must be on or off, but it is "false".'],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be fatal, error/],
  ])('names what is wrong with %j in one sentence, and shows no password', (environment, message) => {
    expect(() => readConfig(environment)).toThrow(ConfigError);
    expect(() => readConfig(environment)).toThrow(message);
    expect(() => readConfig(environment)).not.toThrow(/too short|:secret@/);
  });
});
