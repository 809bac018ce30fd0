import { afterAll, beforeAll, expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';
import { startWorkerProcess, type WorkerProcess } from '../kit/worker-process.ts';

const app = useApp();
let worker: WorkerProcess;

beforeAll(async () => {
  const { config } = app().services;
  worker = await startWorkerProcess({
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    DATABASE_URL: app().url,
    AUTH_SECRETS: config.authSecrets.join(','),
    METRICS_PORT: '0',
  });
});
afterAll(() => worker.end('SIGKILL'));

it('a worker serves its metrics on METRICS_PORT, and ends with it open', async () => {
  const url = /Metrics are at (\S+\/metrics)/.exec(worker.output())![1]!;
  const response = await fetch(url);
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(text).toMatch(/^tradepost_store_workers [1-9]/m);
  expect(text).toMatch(/^tradepost_database_writable 1$/m);
  expect(text).toMatch(/^process_resident_memory_bytes \d/m);
  expect(await worker.end()).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
});
