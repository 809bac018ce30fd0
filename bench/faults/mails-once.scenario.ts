import { setTimeout as sleep } from 'node:timers/promises';
import { FaultyProxy } from '../../tests/kit/faulty-proxy.ts';
import { startWorkerProcess } from '../../tests/kit/worker-process.ts';
import { openShop, type Shop } from './kit/jobs-shop.ts';
import { startMailServer } from './kit/mail-server.ts';
import { until } from './kit/until.ts';
import type { Scenario } from './scenario.ts';

const mails = 200;
/** Slow enough that each worker always has mails in its hands. */
const mailMs = 300;
/** Long enough for all leases to end. */
const awayMsOf = (short: boolean) => (short ? 9_000 : 15_000);
const giveUpMs = 120_000;

const outages = ['refuse', 'answerErrors', 'freeze'] as const;

/** The database goes away while mails are being sent, so that nobody can note that they were sent. */
export const scenario: Scenario = {
  name: 'mails-once',
  about: `Database away for ${awayMsOf(false) / 1_000} s while two workers send mails: each mail is sent exactly once`,
  async run(print, { short }) {
    let held = true;
    const shop = await openShop();
    try {
      for (const outage of short ? outages.slice(0, 1) : outages)
        held = (await send(shop, outage, awayMsOf(short), print)) && held;
    } finally {
      await shop.stop();
    }
    return held;
  },
};

async function send(
  shop: Shop,
  outage: (typeof outages)[number],
  awayMs: number,
  print: (line: string) => void,
): Promise<boolean> {
  const mailServer = await startMailServer();
  mailServer.answer(mailMs);
  const proxy = await FaultyProxy.start(Number(new URL(shop.url).port));
  const settings = {
    ...shop.settings,
    LOG_LEVEL: 'error',
    SMTP_URL: mailServer.url,
    DATABASE_URL: proxy.url(shop.url),
  };
  const workers = [await startWorkerProcess(settings), await startWorkerProcess(settings)];
  try {
    await shop.queueMails(mails);
    await until(() => mailServer.accepted.length > mails / 4, giveUpMs);
    proxy[outage]();
    await sleep(awayMs);
    proxy.pass();
    const doneMs = await until(async () => (await countJobs(shop)) === 0, giveUpMs);
    const ours = mailServer.accepted.filter(address => address.startsWith('receiver'));
    const lost = mails - new Set(ours).size;
    const doubled = ours.length - new Set(ours).size;
    const when = doneMs === undefined ? 'never' : `${(doneMs / 1_000).toFixed(1)} s after it was back`;
    print(`${outage}: ${mails} mails, ${lost} lost, ${doubled} sent twice, all done ${when}`);
    return doneMs !== undefined && lost === 0 && doubled === 0;
  } finally {
    await Promise.all(workers.map(worker => worker.end()));
    await mailServer.stop();
    await proxy.stop();
  }
}

async function countJobs(shop: Shop): Promise<number> {
  const [row] = await shop.rows<{ total: number }>(
    "select count(*) as total from job where name = 'mail.deliver' and status <> 'DEAD'",
  );
  return Number(row!.total);
}
