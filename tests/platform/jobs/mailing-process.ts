// A worker in a process of its own, which kills itself right after its fifth mail has left, before that is recorded.
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { readConfig } from '../../../src/platform/config/config.ts';
import { createPlatformServices } from '../../../src/platform/create-platform-services.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { platform } from '../../../src/platform/index.ts';
import { startWorker } from '../../../src/platform/jobs/worker.ts';
import { systemClock as clock } from '../../../src/platform/lib/clock.ts';

const fatal = 5;
const config = { ...readConfig(process.env), mailFolder: process.env.TEST_MAIL_FOLDER! };
const entities = platform.flatMap(manifest => manifest.entities ?? []);
const database = await openDatabase(config, clock, entities);
const { log } = fastify({ logger: { level: config.logLevel } });
const services = createPlatformServices({ config, database, clock, redis: undefined, log }, platform, {});
const { mailer } = services;
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
  const [row] = await database.run<{ total: number }>({ text, values: [] });
  return Number(row!.total);
}

startWorker(services, log);
