import { afterEach, describe, expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';

const app = useApp();

afterEach(() => {
  Reflect.deleteProperty(app().app.database, 'run');
});

describe('/health/live', () => {
  it('reports that the process runs, even while the database is unreachable', async () => {
    app().app.database.run = () => Promise.reject(new Error('connect ECONNREFUSED db.internal:3306'));
    const response = await app().http({ url: '/health/live' });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ status: 'ok' });
  });
});

describe('/health/ready', () => {
  it('reports that the database answers', async () => {
    const response = await app().http({ url: '/health/ready' });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ status: 'ok', database: 'reachable' });
  });

  it('reports that the database does not answer; the reason is only logged', async () => {
    app().app.database.run = () => Promise.reject(new Error('connect ECONNREFUSED db.internal:3306'));
    app().logLines.length = 0;
    const response = await app().http({ url: '/health/ready' });
    expect(response.statusCode).toBe(503);
    expect(response.json()).toEqual({ status: 'unavailable', database: 'unreachable' });
    expect(app().logLines.join()).toContain('db.internal');
  });

  it('reports that the database answers again', async () => {
    expect((await app().http({ url: '/health/ready' })).statusCode).toBe(200);
  });
});
