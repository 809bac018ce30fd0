import { beforeAll, describe, expect, it } from 'vitest';
import { type NewAlert, raiseAlert } from '../../../src/modules/audit/alerts/raise-alert.ts';
import { securityAlertRaised } from '../../../src/modules/audit/audit.events.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { sql } from '../../../src/platform/database/sql.ts';
import { defineJob } from '../../../src/platform/jobs/define-job.ts';
import { jobRegistry } from '../../../src/platform/jobs/job-registry.ts';
import { useApp } from '../../kit/app.ts';
import { isMariaDb } from '../../kit/database.ts';

const app = useApp();
const userId = 'user_01h455vb4pex5vsknk084sn02q';

const alert: NewAlert = {
  kind: 'MANY_FAILED_SIGN_INS_ACCOUNT',
  subject: userId,
  message: 'Ten attempts failed.',
};
const raise = (change: Partial<NewAlert> = {}) =>
  inTransaction(app().context(), ctx => raiseAlert(ctx, { ...alert, ...change }));
const list = async (filter: object = {}) =>
  (
    await app().ask(
      'manager',
      `query ($filter: SecurityAlertFilter) { securityAlerts(filter: $filter) { totalCount nodes {
         id kind subject message raisedAt acknowledgedAt } } }`,
      { filter },
    )
  ).securityAlerts.nodes;

/** For which alerts something was queued. */
const announced = async (subject: string) => {
  const rows = await app().app.database.run<{ payload: string | { alertId: string } }>(
    sql`select payload from job where name = 'test.announce'`,
  );
  const alerts = new Set(
    (await list()).filter((a: { subject: string }) => a.subject === subject).map((a: { id: string }) => a.id),
  );
  return rows
    .map(({ payload }) => (typeof payload === 'string' ? JSON.parse(payload) : payload).alertId)
    .filter(id => alerts.has(id));
};

beforeAll(() => {
  const job = defineJob({ name: 'test.announce', on: securityAlertRaised, run: async () => {} });
  const jobs = app().app.services.get(jobRegistry);
  const real = jobs.for.bind(jobs);
  jobs.for = event => (event === 'security.alert-raised' ? [job] : real(event));
});

describe('raiseAlert', () => {
  it('raises an alert and says so', async () => {
    await raise({ subject: '192.0.2.1', kind: 'MANY_FAILED_SIGN_INS_ADDRESS' });
    const alerts = await list({ kind: 'MANY_FAILED_SIGN_INS_ADDRESS' });
    expect(alerts).toEqual([
      {
        id: expect.stringMatching(/^alert_/),
        kind: 'MANY_FAILED_SIGN_INS_ADDRESS',
        subject: '192.0.2.1',
        message: 'Ten attempts failed.',
        raisedAt: expect.stringMatching(/^2026-03-01T12:/),
        acknowledgedAt: null,
      },
    ]);
    expect(await announced('192.0.2.1')).toEqual([alerts[0].id]);
    expect(await app().ask('manager', `{ node(id: "${alerts[0].id}") { __typename id } }`)).toEqual({
      node: { __typename: 'SecurityAlert', id: alerts[0].id },
    });
  });

  it('raises one in an hour for a kind and subject, however many ask at once', async () => {
    const subject = 'user_01h455vb4pex5vsknk084sn05z';
    const of = async () => (await list()).filter((a: { subject: string }) => a.subject === subject);
    await Promise.all(Array.from({ length: 20 }, () => raise({ subject })));
    expect(await of()).toHaveLength(1);
    expect(await announced(subject)).toHaveLength(1);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => raise({ subject, kind: n % 2 ? 'MFA_DISABLED' : 'NEW_ADMIN' })),
    );
    expect(await of()).toHaveLength(3);
    app().clock.advance(3_600_000);
    await raise({ subject });
    await raise({ subject });
    expect(await of()).toHaveLength(4);
    expect(await announced(subject)).toHaveLength(4);
  });

  it('is the same alert also to a transaction that began to read before the other raised it', async ({
    skip,
  }) => {
    skip(!isMariaDb(), 'SQLite has one writer at a time.');
    const subject = 'user_01h455vb4pex5vsknk084sn08z';
    await inTransaction(app().context(), async ctx => {
      await ctx.database.db.runWithin(ctx.em, sql`select count(*) from security_alert`);
      await raise({ subject });
      await raiseAlert(ctx, { ...alert, subject });
    });
    expect(await announced(subject)).toHaveLength(1);
  });

  it('raises none when its transaction fails, and is the same alert twice in one transaction', async () => {
    const subject = 'user_01h455vb4pex5vsknk084sn06z';
    const failing = inTransaction(app().context(), async ctx => {
      await raiseAlert(ctx, { ...alert, subject });
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect(await announced(subject)).toEqual([]);
    await inTransaction(app().context(), async ctx => {
      await raiseAlert(ctx, { ...alert, subject });
      await raiseAlert(ctx, { ...alert, subject });
    });
    expect(await announced(subject)).toHaveLength(1);
  });
});

it.each([
  ['guest', 'UNAUTHENTICATED'],
  ['customer', 'FORBIDDEN'],
])('security alerts are not for a %s', async (actor, code) => {
  const id = 'alert_01h455vb4pex5vsknk084sn02q';
  for (const text of [
    '{ securityAlerts { totalCount } }',
    `query { alert: securityAlert(id: "${id}") { id } }`,
  ]) {
    const { errors } = await app().send(actor, text);
    expect(errors).toMatchObject([{ extensions: { code } }]);
  }
});
