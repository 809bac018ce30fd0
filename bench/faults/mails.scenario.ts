import { startWorkerProcess } from '../../tests/kit/worker-process.ts';
import { startServer } from '../servers.ts';
import { end } from './kit/end.ts';
import { openShop, type Shop } from './kit/jobs-shop.ts';
import { startMailServer } from './kit/mail-server.ts';
import { until } from './kit/until.ts';
import type { Scenario } from './scenario.ts';

const mails = 100;
const atOnce = 4;
const limitMs = 2_000;
const giveUpMs = 60_000;

/** A mail server that takes mails and never answers must not keep a store from noticing that it was paid. */
export const scenario: Scenario = {
  name: 'mails',
  about: `${mails} hanging mails: a paid webhook is applied within ${limitMs / 1_000} s`,
  async run(print, { short }) {
    const shop = await openShop();
    const mailServer = await startMailServer();
    const settings = { ...shop.settings, SMTP_URL: mailServer.url };
    const server = await startServer('dist/main.js', [], { ...settings, WORKER: 'off' });
    // A server with the worker in its own process, and a worker alone.
    const worker = short
      ? (await startServer('dist/main.js', [], settings)).child
      : (await startWorkerProcess(settings)).child;
    try {
      await shop.queueMails(mails);
      if ((await until(() => mailServer.waiting >= atOnce, giveUpMs)) === undefined) {
        print(`only ${mailServer.waiting} mails reached the mail server`);
        return false;
      }
      const times: number[] = [];
      // For as long as mails hang and time out, and the breaker opens and tries again.
      for (let n = 0; n < (short ? 5 : 40); n++) times.push(await pay(shop, server.address!));
      const slowest = Math.max(...times);
      const [{ most }] = (await shop.rows<{ most: number }>('select max(attempts) as most from job')) as [
        { most: number },
      ];
      print(`paid after ${slowest.toFixed(0)} ms at most, of ${times.length} webhooks`);
      print(`attempts of a waiting mail: ${most} at most`);
      let held = slowest <= limitMs;
      // The mails that met the outage wait for half a minute.
      if (short) return held;
      mailServer.answer(0);
      const sentMs = await until(async () => (await countSent(shop)) === mails, giveUpMs * 2);
      print(
        sentMs === undefined
          ? `only ${await countSent(shop)} of ${mails} mails were sent after the mail server was back`
          : `all ${mails} mails were sent ${(sentMs / 1_000).toFixed(1)} s after the mail server was back`,
      );
      const ours = mailServer.accepted.filter(address => address.startsWith('receiver'));
      print(`${ours.length} mails were accepted, ${ours.length - new Set(ours).size} of them twice`);
      held &&= sentMs !== undefined && ours.length === mails && new Set(ours).size === mails;
      return held;
    } finally {
      await Promise.all([end(server.child), end(worker)]);
      await mailServer.stop();
      await shop.stop();
    }
  },
};

/** Pays for an order, and returns the time from the answer to the webhook until the order is paid. */
async function pay(shop: Shop, address: string): Promise<number> {
  const { orderId, paid } = await shop.order();
  const response = await fetch(`${address}/webhooks/stripe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': paid.signature },
    body: new Uint8Array(paid.rawBody),
  });
  if (response.status !== 200) throw new Error(`The webhook was answered ${response.status}.`);
  const isPaid = async () => {
    const [order] = await shop.rows<{ status: string }>('select status from sales_order where id = ?', [
      orderId,
    ]);
    return order!.status === 'PAID';
  };
  return (await until(isPaid, giveUpMs)) ?? Infinity;
}

async function countSent(shop: Shop): Promise<number> {
  const [row] = await shop.rows<{ total: number }>(
    "select count(*) as total from email_message where template = 'bench.mail' and status = 'SENT'",
  );
  return Number(row!.total);
}
