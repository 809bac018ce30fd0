import { expect, it } from 'vitest';
import { settings } from '../../../../src/platform/config/settings.ts';
import { unknownSettingMessage, unknownSettings } from '../../../../src/platform/config/unknown-settings.ts';

it.each([
  ['DATABSE_URL', 'DATABASE_URL', true],
  ['DATABASE_URI', 'DATABASE_URL', true],
  ['SMTP_URI', 'SMTP_URL', true],
  ['AUTH_SECRET', 'AUTH_SECRETS', true],
  ['MAIL_FORM', 'MAIL_FROM', true],
  ['PROT', 'PORT', true],
  ['WORKERS', 'WORKER', true],
  ['STRIPE_KEY', 'STRIPE_SECRET_KEY', false],
  ['SMTP_HOST', 'SMTP_URL', false],
  ['REDIS_PASSWORD', 'REDIS_URL', false],
])('takes %s for %s', (name, meant, isMisspelt) => {
  expect(unknownSettings(['PATH', name])).toEqual([{ name, meant, isMisspelt }]);
});

it('says nothing of settings, and of what other programs use', () => {
  expect(unknownSettings(settings.map(({ name }) => name))).toEqual([]);
  const others = [
    ...['PATH', 'HOME', 'HOSTNAME', 'TERM', 'LANG', 'MAIL', 'USER', 'PWD', 'SHLVL', '_', 'npm_config_cache'],
    ...['NODE_OPTIONS', 'NODE_VERSION', 'LOGNAME', 'LOG_FORMAT', 'OTEL_SERVICE_NAME', 'WEB_CONCURRENCY'],
    // What Kubernetes and Docker set for a service that is called "redis" or "database".
    ...['REDIS_SERVICE_HOST', 'REDIS_PORT', 'REDIS_PORT_6379_TCP_ADDR', 'DATABASE_SERVICE_PORT_MYSQL'],
    ...['MYSQL_PASSWORD', 'AWS_REGION', 'CI', 'PORTS_OPEN'],
  ];
  expect(unknownSettings(others)).toEqual([]);
});

it('says in a sentence what was meant', () => {
  const [found] = unknownSettings(['DATABSE_URL']);
  expect(unknownSettingMessage(found!)).toBe(
    'DATABSE_URL is not a setting of Tradepost, and nothing reads it. Did you mean DATABASE_URL?',
  );
});
