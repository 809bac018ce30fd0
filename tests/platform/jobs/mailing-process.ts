// A worker in a process of its own, which kills itself right after its fifth mail has left, before that is noted.
// It runs what `npm run build` made, since Node by itself does not understand our decorators.
import { setTimeout as sleep } from 'node:timers/promises';

const compiled = (path: string) => import(new URL(`../../../dist/${path}`, import.meta.url).href);
const { buildApp } = (await compiled('app.js')) as typeof import('../../../src/app.ts');
const { readConfig } = (await compiled(
  'platform/config/config.js',
)) as typeof import('../../../src/platform/config/config.ts');
const { startWorker } = (await compiled(
  'platform/jobs/worker.js',
)) as typeof import('../../../src/platform/jobs/worker.ts');

const fatal = 5;
const config = { ...readConfig(process.env), mailFolder: process.env.TEST_MAIL_FOLDER! };
const app = await buildApp(config);
const { mailer } = app.services;
const { send } = mailer;
let count = 0;

mailer.send = async message => {
  const number = ++count;
  // Whatever would come after the fatal one never begins.
  if (number > fatal) return new Promise(() => {});
  await send(message);
  if (number < fatal) return;
  while ((await sentCount()) < fatal - 1) await sleep(20);
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => {});
};

async function sentCount(): Promise<number> {
  const text = "select count(*) as total from email_message where status = 'SENT'";
  const [row] = await app.database.run<{ total: number }>({ text, values: [] });
  return Number(row!.total);
}

startWorker(app.services, app.http.log);
