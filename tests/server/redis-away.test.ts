import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testPassword } from '../kit/actors.ts';
import type { Answer } from '../kit/answer.ts';
import { startTestApp, type TestApp } from '../kit/app.ts';
import { hasRedis, RedisServer } from '../kit/redis.ts';

/** What the issue demands of all that Redis adds; a request itself takes a few milliseconds at bcrypt's lowest cost. */
const longestMs = 1_000;

const signIn =
  'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } userErrors { code } } }';
const registerCustomer =
  'mutation ($input: RegisterCustomerInput!) { registerCustomer(input: $input) { session { accessToken } } }';

describe.skipIf(!hasRedis())('a server whose Redis goes away', () => {
  let redis: RedisServer;
  let app: TestApp;
  let email: string;

  beforeAll(async () => {
    redis = await RedisServer.start();
    app = await startTestApp({ redisUrl: redis.url });
    ({ email } = await app.actors.make());
  });
  afterAll(async () => {
    await app.app.stop();
    await app.app.database.close();
    rmSync(app.services.config.mailFolder, { recursive: true, force: true });
    await redis.stop();
  });

  async function timely(query: string, input: object): Promise<Answer> {
    const start = performance.now();
    const answer = await app.sendWith({}, query, { input });
    expect(performance.now() - start).toBeLessThan(longestMs);
    expect(answer.errors).toBeUndefined();
    return answer;
  }

  async function peopleComeIn(newcomer: string): Promise<void> {
    const wrong = await timely(signIn, { email: `nobody-${newcomer}`, password: 'wrong password' });
    expect(wrong.data.signIn.userErrors).toMatchObject([{ code: 'INVALID_CREDENTIALS' }]);
    const right = await timely(signIn, { email, password: testPassword });
    expect(right.data.signIn.session).not.toBeNull();
    const input = { email: newcomer, password: testPassword, name: 'New' };
    expect((await timely(registerCustomer, input)).data.registerCustomer.session).not.toBeNull();
  }

  const gauge = async () =>
    Number(/^tradepost_redis_available (\d)$/m.exec((await app.http({ url: '/metrics' })).body)?.[1] ?? NaN);

  async function isServing(): Promise<boolean> {
    return (await app.http({ url: '/health/ready' })).statusCode === 200;
  }

  const untilBack = () => vi.waitFor(async () => expect(await gauge()).toBe(1), { timeout: 10_000 });

  it('lets people in while Redis is killed, and shows that it is away', async () => {
    await untilBack();
    await redis.goAway();
    await peopleComeIn('killed@example.com');
    expect(await gauge()).toBe(0);
    expect(await isServing()).toBe(true);
    await redis.start();
    await untilBack();
  });

  it('lets people in while Redis is frozen, and shows that it is away', async () => {
    redis.freeze();
    await peopleComeIn('frozen@example.com');
    expect(await gauge()).toBe(0);
    expect(await isServing()).toBe(true);
    redis.thaw();
    await untilBack();
  });

  it('starts while Redis is away', async () => {
    await redis.goAway();
    const early = await startTestApp({ redisUrl: redis.url });
    await early.ask('guest', '{ settings { storeName } }');
    await early.app.stop();
    await early.app.database.close();
    rmSync(early.services.config.mailFolder, { recursive: true, force: true });
    await redis.start();
    await untilBack();
  });
});

describe('a server without Redis', () => {
  it('shows no gauge of it', async () => {
    const app = await startTestApp();
    expect((await app.http({ url: '/metrics' })).body).not.toMatch(/^tradepost_redis_available/m);
    await app.app.stop();
    await app.app.database.close();
    rmSync(app.services.config.mailFolder, { recursive: true, force: true });
  });
});
