import { afterEach, describe, expect, it, vi } from 'vitest';
import { useApp } from '../kit/app.ts';

const app = useApp();

afterEach(() => void vi.restoreAllMocks());

const fails = () =>
  vi
    .spyOn(app().app.database, 'isWritable')
    .mockRejectedValue(new Error('connect ECONNREFUSED db.internal:3306'));

describe('/health/live', () => {
  it('reports that the process runs, even while the database is unreachable', async () => {
    fails();
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
    fails();
    app().logLines.length = 0;
    const response = await app().http({ url: '/health/ready' });
    expect(response.statusCode).toBe(503);
    expect(response.json()).toEqual({ status: 'unavailable', database: 'unreachable' });
    expect(app().logLines.join()).toContain('db.internal');
  });

  it('reports that the database takes no changes', async () => {
    vi.spyOn(app().app.database, 'isWritable').mockResolvedValue(false);
    const response = await app().http({ url: '/health/ready' });
    expect(response.statusCode).toBe(503);
    expect(response.json()).toEqual({ status: 'unavailable', database: 'read-only' });
  });

  it('asks the database once, however many ask', async () => {
    const asked = vi.spyOn(app().app.database, 'isWritable');
    const answers = await Promise.all(Array.from({ length: 20 }, () => app().http({ url: '/health/ready' })));
    for (const { statusCode } of answers) expect(statusCode).toBe(200);
    expect(asked.mock.calls.length).toBeLessThan(20);
  });

  it('reports that the database answers again', async () => {
    expect((await app().http({ url: '/health/ready' })).statusCode).toBe(200);
  });
});
