import { afterEach, describe, expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';

const app = useApp();

afterEach(() => {
  Reflect.deleteProperty(app().app.database, 'run');
});

describe('/health/live', () => {
  it('says that the process runs, also while the database is away', async () => {
    app().app.database.run = () => Promise.reject(new Error('connect ECONNREFUSED db.internal:3306'));
    const response = await app().http({ url: '/health/live' });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ status: 'ok' });
  });
});

describe('/health/ready', () => {
  it('says that the database answers', async () => {
    const response = await app().http({ url: '/health/ready' });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ status: 'ok', database: 'reachable' });
  });

  it('says when it does not, without the reason, which is logged', async () => {
    app().app.database.run = () => Promise.reject(new Error('connect ECONNREFUSED db.internal:3306'));
    app().logLines.length = 0;
    const response = await app().http({ url: '/health/ready' });
    expect(response.statusCode).toBe(503);
    expect(response.json()).toEqual({ status: 'unavailable', database: 'unreachable' });
    expect(app().logLines.join()).toContain('db.internal');
  });

  it('says so again when the database is back', async () => {
    expect((await app().http({ url: '/health/ready' })).statusCode).toBe(200);
  });
});
