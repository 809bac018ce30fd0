import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import { paragraph } from '../../src/platform/mail/mail.ts';
import { queueMail } from '../../src/platform/mail/queue-mail.ts';
import { useApp } from '../kit/app.ts';
import { startWorkerProcess } from '../kit/worker-process.ts';

const app = useApp();
const rows = <R>(text: string, ...values: unknown[]) => app().database.run<R>({ text, values });

const limitMs = 10_000;

it('the jobs of a worker that is killed are taken over within ten seconds', async () => {
  // A mail server that never says anything, so that each mail stays in the hands of its worker.
  const sockets: Socket[] = [];
  const mailServer = createServer(socket => {
    sockets.push(socket);
    socket.on('error', () => {});
  }).listen(0, '127.0.0.1');
  await once(mailServer, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    mailServer.close();
  });
  const { port } = mailServer.address() as AddressInfo;
  const { authSecrets } = app().services.config;
  const settings = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'warn',
    DATABASE_URL: app().url,
    AUTH_SECRETS: authSecrets.join(','),
    SMTP_URL: `smtp://127.0.0.1:${port}`,
  };
  app().clock.goLive();
  const workerOf = async () =>
    (
      await rows<{ workerId: string | null }>(
        "select worker_id as workerId from job where name = 'mail.deliver'",
      )
    )[0]?.workerId;

  const victim = await startWorkerProcess(settings);
  const heir = await startWorkerProcess(settings);
  onTestFinished(async () => void (await heir.end('SIGKILL')));
  // The heir stands still while the other one takes the mail, which is killed long before it gives up on the mail server.
  heir.child.kill('SIGSTOP');
  await inTransaction(app().context(), async ctx => {
    const to = { name: null, email: 'anna@example.com' };
    const mail = { to, template: 'test.dead', subject: 'Hi', content: [paragraph('Hi.')] };
    await queueMail(ctx, mail, { recipientId: null });
  });
  await vi.waitFor(async () => expect(await workerOf()).toEqual(expect.any(String)), { timeout: 20_000 });
  const victimId = await workerOf();
  heir.child.kill('SIGCONT');
  await victim.end('SIGKILL');
  const killedAt = performance.now();
  await vi.waitFor(
    async () => {
      const workerId = await workerOf();
      expect(workerId).toEqual(expect.any(String));
      expect(workerId).not.toBe(victimId);
    },
    { timeout: 20_000, interval: 50 },
  );
  expect(performance.now() - killedAt).toBeLessThan(limitMs);
  // What it prints comes through a pipe, and so a little later.
  await vi.waitFor(() =>
    expect(heir.output()).toContain('Jobs of a worker that is gone are in the queue again.'),
  );
}, 60_000);
