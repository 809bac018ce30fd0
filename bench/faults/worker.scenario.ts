import { startWorkerProcess } from '../../tests/kit/worker-process.ts';
import { startServer } from '../servers.ts';
import { end } from './kit/end.ts';
import { openShop } from './kit/jobs-shop.ts';
import { startMailServer } from './kit/mail-server.ts';
import { until } from './kit/until.ts';
import type { Scenario } from './scenario.ts';

const mailsOf = (short: boolean) => (short ? 60 : 300);
const ordersOf = (short: boolean) => (short ? 10 : 40);
const limitMs = 10_000;
const giveUpMs = 120_000;
/** Slow enough that the worker always has some mails in its hands. */
const mailMs = 300;
/** What a worker sends at once: so many mails may be sent twice. */
const mailsAtOnce = 4;

/** A worker is killed in the middle of its work: another one goes on with its jobs. */
export const scenario: Scenario = {
  name: 'worker',
  about: `SIGKILL of a worker: its jobs are taken over within ${limitMs / 1_000} s, none lost, none doubled`,
  async run(print, { short }) {
    const shop = await openShop();
    const mailServer = await startMailServer();
    mailServer.answer(mailMs);
    const settings = { ...shop.settings, SMTP_URL: mailServer.url };
    const server = await startServer('dist/main.js', [], { ...settings, WORKER: 'off' });
    const victim = await startWorkerProcess(settings);
    const workerIds = () => shop.rows<{ id: string }>('select id from job_worker');
    await until(async () => (await workerIds()).length === 1, giveUpMs);
    const [{ id: victimId }] = (await workerIds()) as [{ id: string }];
    const heir = await startWorkerProcess(settings);
    try {
      const orders = [];
      for (let n = 0; n < ordersOf(short); n++) orders.push(await shop.order());
      await shop.queueMails(mailsOf(short));
      await Promise.all(
        orders.map(({ paid }) =>
          fetch(`${server.address}/webhooks/stripe`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'stripe-signature': paid.signature },
            body: new Uint8Array(paid.rawBody),
          }),
        ),
      );
      const jobsOfVictim = () =>
        shop.rows<{ id: string }>('select id from job where worker_id = ?', [victimId]);
      const isBusy = async () =>
        mailServer.waiting > mailsAtOnce && (await jobsOfVictim()).length >= mailsAtOnce;
      await until(isBusy, giveUpMs);
      await victim.end('SIGKILL');
      const left = await jobsOfVictim();
      const takenMs = await until(async () => (await jobsOfVictim()).length === 0, giveUpMs);
      print(`${left.length} jobs of the dead worker were taken over after ${seconds(takenMs)}`);
      const isIdle = async () => {
        const [row] = await shop.rows<{ total: number }>(
          "select count(*) as total from job where status <> 'DEAD'",
        );
        return Number(row!.total) === 0;
      };
      const doneMs = await until(isIdle, giveUpMs);
      print(`all jobs were done ${seconds(doneMs)} later`);
      const [dead] = await shop.rows<{ total: number }>(
        "select count(*) as total from job where status = 'DEAD'",
      );
      const ours = mailServer.accepted.filter(address => address.startsWith('receiver'));
      const lost = mailsOf(short) - new Set(ours).size;
      const doubled = ours.length - new Set(ours).size;
      print(`mails: ${mailsOf(short)} queued, ${lost} lost, ${doubled} sent twice (${mailsAtOnce} at most)`);
      const paid = await shop.rows<{ status: string; paidEvents: number }>(
        `select o.status, (select count(*) from payment p join payment_event e on e.payment_id = p.id
          where p.target_id = o.id and e.kind = 'SUCCEEDED') as paidEvents
          from sales_order o where o.id in (${orders.map(() => '?').join(', ')})`,
        orders.map(({ orderId }) => orderId),
      );
      const isRight = paid.filter(order => order.status === 'PAID' && Number(order.paidEvents) === 1).length;
      print(`orders: ${orders.length} paid for, ${isRight} paid exactly once`);
      return (
        left.length > 0 &&
        takenMs !== undefined &&
        takenMs <= limitMs &&
        doneMs !== undefined &&
        Number(dead!.total) === 0 &&
        lost === 0 &&
        doubled <= mailsAtOnce &&
        isRight === orders.length
      );
    } finally {
      await Promise.all([end(server.child), heir.end(), victim.end()]);
      await mailServer.stop();
      await shop.stop();
    }
  },
};

function seconds(milliseconds: number | undefined): string {
  return milliseconds === undefined ? 'never' : `${(milliseconds / 1_000).toFixed(1)} s`;
}
