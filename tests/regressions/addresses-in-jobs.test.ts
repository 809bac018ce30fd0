import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { queueJob } from '../../src/platform/jobs/queue-job.ts';
import { useApp } from '../kit/app.ts';
import { templatesTo } from '../kit/mails-to.ts';
import { register, registerAndVerify, sendMutation } from '../kit/sessions.ts';
import { statementsDuring } from '../kit/statements.ts';

// The payload of a job can be read by administrators, and a job that failed for good stays for long.

const app = useApp();

const ask = (name: string, email: string) => sendMutation(app(), {}, name, { email }, 'accepted');

async function waitingJobs(): Promise<{ name: string; payload: Record<string, unknown> }[]> {
  const rows = await app().app.database.run<{ name: string; payload: string | object }>(
    sql`select name, payload from job where status = 'WAITING' order by id`,
  );
  return rows.map(({ name, payload }) => ({
    name,
    payload: typeof payload === 'string' ? JSON.parse(payload) : payload,
  }));
}

describe.each([
  ['requestPasswordReset', 'accounts.send-password-reset'],
  ['resendEmailVerification', 'accounts.resend-verification'],
])('%s', (mutation, job) => {
  it('queues the same job by the same statements for every address, without the address', async () => {
    const prefix = mutation.toLowerCase();
    const addresses = ['confirmed', 'claimed', 'unknown'].map(name => `${prefix}-${name}@example.com`);
    const confirmed = await registerAndVerify(app(), addresses[0]!);
    const claimed = await register(app(), addresses[1]!);
    await app().work();
    const statements: string[][] = [];
    for (const email of addresses) statements.push(await statementsDuring(app(), () => ask(mutation, email)));
    expect(statements[0]!.length).toBeGreaterThan(2);
    expect(statements[1]).toEqual(statements[0]);
    expect(statements[2]).toEqual(statements[0]);

    const jobs = await waitingJobs();
    expect(jobs.map(({ name }) => name)).toEqual([job, job, job]);
    for (const { payload } of jobs)
      expect(payload).toEqual({ userId: expect.stringMatching(/^user_\w{26}$/) });
    const [first, second] = jobs.map(({ payload }) => payload.userId);
    const isForConfirmed = mutation === 'requestPasswordReset';
    expect(first === confirmed.userId).toBe(isForConfirmed);
    expect(second === claimed.user.id).toBe(!isForConfirmed);
    await app().work();
  });
});

describe('a job that an earlier version queued with an address', () => {
  it.each(['accounts.send-password-reset', 'accounts.resend-verification'])(
    '%s is skipped with a line in the log, and holds nothing up',
    async name => {
      const email = `${name.replace(/\W/g, '-')}@example.com`;
      await registerAndVerify(app(), email);
      const before = await templatesTo(app(), email);
      await inTransaction(app().context(), async ctx => queueJob(ctx, name, { email }));
      app().logLines.length = 0;
      expect(await app().work()).toBe(1);
      expect(await waitingJobs()).toEqual([]);
      expect(app().logLines.join('')).toContain('Skipped a job of an earlier version');
      expect(app().logLines.join('')).not.toContain(email);
      expect(await templatesTo(app(), email)).toEqual(before);
    },
  );
});
