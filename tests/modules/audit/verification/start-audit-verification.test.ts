import { afterEach, describe, expect, it } from 'vitest';
import { audit } from '../../../../src/modules/audit/audit.ts';
import { beginCheck, checkNextChain } from '../../../../src/modules/audit/verification/check-log.ts';
import { runVerification } from '../../../../src/modules/audit/verification/run-verification.ts';
import {
  beginRun,
  continueVerification,
  finishRun,
  pauseRun,
  RunEnded,
  recordProgress,
} from '../../../../src/modules/audit/verification/verification-run.ts';
import { inTransaction } from '../../../../src/platform/context/in-transaction.ts';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { actionsOn, auditOf, verifyAuditLog } from '../../../kit/audit-log.ts';
import { startVerification, verificationOf, verified } from '../../../kit/audit-verifications.ts';
import { statementsDuring } from '../../../kit/statements.ts';
import { untilRunning, useSubscribers } from '../../../kit/subscriber.ts';
import { dayMs } from '../../../kit/time.ts';

const app = useApp();
const subscribers = useSubscribers(app);

/** Each in a chain of its own, as far as there are chains. */
const record = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let n = 0; n < count; n++)
    ids.push(await inTransaction(app().context(), async ctx => audit(ctx, 'store.counted', null)));
  return ids;
};

const cancel = (id: string) =>
  app().mutate('cancelAuditVerification', { auditVerificationId: id }, 'auditVerification { status }');

const jobs = async () =>
  Number(
    (
      await app().sql<{ total: number }>(
        `select count(*) as total from job where name = 'audit.verify' and status <> 'DEAD'`,
      )
    )[0]!.total,
  );

const pagesRead = (statements: readonly string[]) =>
  statements.filter(text => text.includes('/* audit.verify */')).length;

// What a test leaves open would be in the way of the next one.
afterEach(async () => {
  await app().sql("update audit_verification set status = 'CANCELLED', open_slot = null where open_slot = 1");
  await app().sql("delete from job where name = 'audit.verify'");
});

describe('startAuditVerification', () => {
  it('checks every entry in the background, and keeps what it found', async () => {
    await record(100);
    const manager = await app().actors.find('manager');
    const started = await startVerification(app(), 'manager');
    expect(started).toMatchObject({
      status: 'QUEUED',
      progress: 0,
      checkedEntries: 0,
      totalEntries: null,
      result: null,
      failureMessage: null,
      startedAt: null,
      finishedAt: null,
      startedBy: { id: manager.userId },
      nextActions: [{ action: 'CANCEL', allowed: true, reasonCode: null }],
    });
    await app().work();
    const done = await verificationOf(app(), started.id);
    expect(done).toMatchObject({
      status: 'DONE',
      progress: 100,
      failureMessage: null,
      result: { intact: true, erasedEntries: 0, problems: [] },
      nextActions: [{ action: 'CANCEL', allowed: false, reasonCode: 'WRONG_STATUS' }],
    });
    expect(done.checkedEntries).toBeGreaterThan(100);
    expect(done.totalEntries).toBe(done.checkedEntries);
    expect(done.result.checkedEntries).toBe(done.checkedEntries);
    expect(done.result.checkedAt).toBe(done.finishedAt);
    expect(done.startedAt <= done.finishedAt).toBe(true);
    expect(await actionsOn(app(), started.id)).toEqual([
      'audit-verification.started',
      'audit-verification.completed',
    ]);
    const [completed, begun] = await auditOf(app(), started.id);
    expect(begun.actor).toEqual({ id: manager.userId });
    const { intact, checkedEntries, headHash } = done.result;
    expect(completed.facts).toEqual({ intact, checkedEntries, headHash });
    // Nothing is left of how far it was.
    const [row] = await app().sql<object>(
      `select open_slot, checkpoint, run_token from audit_verification where id = '${started.id}'`,
    );
    expect({ ...row }).toEqual({ open_slot: null, checkpoint: null, run_token: null });
  });

  it('finds what verifyAuditLog finds', async () => {
    await record(10);
    const now = await verifyAuditLog(app(), 'headHash checkedEntries');
    // The log as it is before the verification itself is recorded in it.
    const { id } = await startVerification(app(), 'manager');
    await app().work();
    const { result } = await verificationOf(app(), id);
    expect(result.checkedEntries).toBe(now.checkedEntries + 1);
    expect(result.headHash).not.toBe(now.headHash);
    expect(result.headHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('reports a broken chain', async () => {
    const [id] = await record(1);
    await app().sql("update audit_entry set action = 'nothing.happened' where id = ?", [id]);
    const { id: verification, status, progress, result } = await verified(app());
    expect({ status, progress, intact: result.intact }).toEqual({
      status: 'DONE',
      progress: 100,
      intact: false,
    });
    expect(result.problems).toEqual([
      {
        kind: 'ALTERED',
        entryId: id,
        chain: expect.any(Number),
        sequence: expect.any(Number),
        message: 'The content of an entry was changed after it was written.',
      },
    ]);
    const metrics = (await app().http({ method: 'GET', url: '/metrics' })).body;
    expect(metrics).toMatch(/tradepost_audit_verifications_total\{result="BROKEN"\} [1-9]/);
    const { securityAlerts } = await app().ask(
      'manager',
      '{ securityAlerts(first: 1, filter: { kind: [AUDIT_LOG_BROKEN] }) { nodes { subject message } } }',
    );
    expect(securityAlerts.nodes).toEqual([
      {
        subject: verification,
        message: `The verification ${verification} of the audit log found a problem.`,
      },
    ]);
    await app().sql("update audit_entry set action = 'store.counted' where id = ?", [id]);
    expect((await verified(app())).result.intact).toBe(true);
  });

  it('runs once, however many people start it at once', async () => {
    const people = ['manager', 'admin', 'manager', 'admin', 'manager'] as const;
    const started = await Promise.all(people.map(who => startVerification(app(), who)));
    const ids = new Set(started.map(({ id }) => id));
    expect(ids.size).toBe(1);
    expect(await jobs()).toBe(1);
    const [id] = [...ids];
    expect(await actionsOn(app(), id)).toEqual(['audit-verification.started']);
    // Also while it runs.
    await beginRun(app().context(), id);
    expect(await startVerification(app(), 'admin')).toMatchObject({ id, status: 'RUNNING' });
    await app().work();
    expect((await verificationOf(app(), id)).status).toBe('DONE');
    expect((await startVerification(app(), 'manager')).id).not.toBe(id);
  });

  it('continues where a process stopped, and finds the same', async () => {
    const [altered] = await record(100);
    await app().sql("update audit_entry set action = 'nothing.happened' where id = ?", [altered]);
    const { id } = await startVerification(app(), 'manager');
    // A process that checks two chains and stops; the second time it dies before it has ended its job.
    const before = await statementsDuring(app(), async () => {
      await runVerification(app().context(), id, 0);
      await runVerification(app().context(), id, 0);
    });
    expect(pagesRead(before)).toBe(2);
    const paused = await verificationOf(app(), id);
    expect(paused).toMatchObject({ status: 'RUNNING', result: null });
    expect(paused.checkedEntries).toBeGreaterThan(0);
    expect(paused.progress).toBeLessThan(100);
    // What is written meanwhile is not looked at.
    await record(5);
    const after = await statementsDuring(app(), () => app().work());
    expect(pagesRead(after)).toBe(62);
    const done = await verificationOf(app(), id);
    expect(done).toMatchObject({
      status: 'DONE',
      checkedEntries: paused.totalEntries,
      result: { intact: false, problems: [{ kind: 'ALTERED', entryId: altered }] },
    });
    await app().sql("update audit_entry set action = 'store.counted' where id = ?", [altered]);
  });

  it('is continued by a job that the one before it queues when it ends', async () => {
    const { id } = await startVerification(app(), 'manager');
    const end = () => inTransaction(app().context(), ctx => continueVerification(ctx, id));
    await runVerification(app().context(), id, 0);
    await app().sql("delete from job where name = 'audit.verify'");
    await end();
    expect(await jobs()).toBe(1);
    await app().work();
    expect((await verificationOf(app(), id)).status).toBe('DONE');
    await end();
    expect(await jobs()).toBe(0);
  });

  it('starts again after its process died, which can change nothing any more', async () => {
    const { id } = await startVerification(app(), 'manager');
    const ctx = app().context();
    const dead = (await beginRun(ctx, id))!;
    const check = await beginCheck(ctx);
    const second = (await beginRun(ctx, id))!;
    await expect(recordProgress(ctx, dead, { checkedEntries: 5 })).rejects.toThrow(RunEnded);
    await expect(pauseRun(ctx, dead, check)).rejects.toThrow(RunEnded);
    await expect(finishRun(ctx, dead, check)).rejects.toThrow(RunEnded);
    // The first one is gone, and the second one got further: it may die as often again.
    await pauseRun(ctx, second, await checkNextChain(ctx, check));
    await beginRun(ctx, id);
    await beginRun(ctx, id);
    await app().work();
    expect(await verificationOf(app(), id)).toMatchObject({ status: 'DONE', result: { intact: true } });
  });

  it('fails when its process dies each time', async () => {
    const { id } = await startVerification(app(), 'manager');
    for (let n = 0; n < 3; n++) await beginRun(app().context(), id);
    await app().work();
    expect(await verificationOf(app(), id)).toMatchObject({
      status: 'FAILED',
      result: null,
      failureMessage: 'The server stopped each time while the log was being checked.',
    });
    expect((await verified(app())).status).toBe('DONE');
  });

  it('fails for good after a few attempts, and then another one can be started', async () => {
    const { id } = await startVerification(app(), 'manager');
    await app().sql('alter table audit_chain rename to audit_chain_away');
    try {
      await app().work();
      expect(await verificationOf(app(), id)).toMatchObject({ status: 'QUEUED', failureMessage: null });
      for (let n = 0; n < 2; n++) {
        app().clock.advance(120_000);
        await app().work();
      }
    } finally {
      await app().sql('alter table audit_chain_away rename to audit_chain');
    }
    expect(await verificationOf(app(), id)).toMatchObject({
      status: 'FAILED',
      result: null,
      failureMessage: 'It failed because of an internal error. Start it again later.',
    });
    // An administrator who retries the job changes nothing.
    const [job] = await app().sql<{ id: string }>("select id from job where name = 'audit.verify'");
    await app().mutate('retryDeadJob', { deadJobId: job!.id }, 'deadJobId', 'admin');
    await app().work();
    expect((await verificationOf(app(), id)).status).toBe('FAILED');
    const next = await verified(app());
    expect(next.id).not.toBe(id);
    expect(next.status).toBe('DONE');
  });

  it('reports its progress to subscribers', async () => {
    const { id } = await startVerification(app(), 'manager');
    const text = `subscription ($id: ID!) { auditVerificationUpdated(auditVerificationId: $id) {
      status progress result { intact } } }`;
    const subscriber = await subscribers.connect(await app().actors.headers('manager'));
    const updates = subscriber.follow(text, { id });
    const next = async () => (await updates.next()).data.auditVerificationUpdated;
    expect(await next()).toEqual({ status: 'QUEUED', progress: 0, result: null });
    const stranger = await subscribers.connect(await app().actors.headers('customer'));
    expect(await stranger.follow(text, { id }).refusal()).toBe('FORBIDDEN');
    const missing = subscriber.follow(text, { id: 'auditverification_01h455vb4pex5vsknk084sn02q' });
    expect(await missing.refusal()).toBe('BAD_USER_INPUT');
    await untilRunning(app(), 1);
    await app().work();
    let last = await next();
    while (last.status !== 'DONE') last = await next();
    expect(last).toEqual({ status: 'DONE', progress: 100, result: { intact: true } });
  });
});

describe('cancelAuditVerification', () => {
  it('cancels one that waits', async () => {
    const { id } = await startVerification(app(), 'manager');
    expect((await cancel(id)).auditVerification).toEqual({ status: 'CANCELLED' });
    await app().work();
    expect(await verificationOf(app(), id)).toMatchObject({ status: 'CANCELLED', result: null });
    expect(await actionsOn(app(), id)).toEqual([
      'audit-verification.started',
      'audit-verification.cancelled',
    ]);
  });

  it('ends one that runs, with what it wants to record next', async () => {
    const { id } = await startVerification(app(), 'manager');
    const run = (await beginRun(app().context(), id))!;
    await cancel(id);
    await expect(recordProgress(app().context(), run, { checkedEntries: 5 })).rejects.toThrow(RunEnded);
    await app().work();
    expect(await verificationOf(app(), id)).toMatchObject({ status: 'CANCELLED', checkedEntries: 0 });
  });

  it('refuses one that has ended, and one that there is not', async () => {
    const { id } = await verified(app());
    expect((await cancel(id)).userErrors).toMatchObject([
      {
        code: 'WRONG_STATUS',
        path: ['auditVerificationId'],
        message: 'This verification is done; only one that waits or runs can be canceled.',
      },
    ]);
    const missing = await cancel('auditverification_01h455vb4pex5vsknk084sn02q');
    expect(missing.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['auditVerificationId'] }]);
  });
});

describe('verifications', () => {
  const list = async (args: string) =>
    (await app().ask('admin', `{ auditVerifications${args} { totalCount nodes { id status } } }`))
      .auditVerifications;

  it('are listed for everybody who may see the log, the newest first', async () => {
    app().clock.advance(1_000);
    const first = await verified(app(), 'manager');
    app().clock.advance(1_000);
    const second = await verified(app(), 'admin');
    const { nodes } = await list('(first: 2)');
    expect(nodes).toEqual([
      { id: second.id, status: 'DONE' },
      { id: first.id, status: 'DONE' },
    ]);
    const oldest = await list('(last: 2, sort: { field: CREATED_AT, direction: ASC })');
    expect(oldest.nodes.map(({ id }: { id: string }) => id)).toEqual([first.id, second.id]);
    const query = 'query ($id: ID!) { auditVerification(id: $id) { id } }';
    expect(await app().ask('manager', query, { id: 'auditverification_01h455vb4pex5vsknk084sn02q' })).toEqual(
      { auditVerification: null },
    );
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
    ['staff', 'FORBIDDEN'],
  ] as const)('are not for a %s', async (who, code) => {
    const { id } = await startVerification(app(), 'manager');
    for (const text of [
      `query { auditVerification(id: "${id}") { id } }`,
      'query { auditVerifications { nodes { id } } }',
      'mutation { startAuditVerification { auditVerification { id } } }',
      `mutation { cancelAuditVerification(input: { auditVerificationId: "${id}" }) { auditVerification { id } } }`,
    ])
      expect((await as(app(), who).send(text)).errors, text).toMatchObject([{ extensions: { code } }]);
    expect(await verificationOf(app(), id)).toMatchObject({ id, status: 'QUEUED' });
  });

  it('are deleted after a year', async () => {
    const old = await verified(app());
    app().clock.advance(2 * dayMs);
    const young = await verified(app());
    app().clock.advance(364 * dayMs);
    await app().work();
    expect(await verificationOf(app(), old.id)).toBeNull();
    expect((await verificationOf(app(), young.id)).status).toBe('DONE');
  });

  it('are deleted when there are more than a thousand, but for one that runs', async () => {
    const { id: open } = await startVerification(app(), 'manager');
    await beginRun(app().context(), open);
    await app().sql("delete from job where name = 'audit.verify'");
    const { userId } = await app().actors.find('manager');
    const at = (n: number) => {
      const time = new Date(app().clock.now().getTime() + n * 1_000);
      return app().database.servers ? time.toISOString().slice(0, -1).replace('T', ' ') : time.getTime();
    };
    for (let n = 1; n <= 1_003; n++)
      await app().sql(
        `insert into audit_verification (id, created_at, updated_at, version, started_by_id, status, open_slot)
         values (?, ?, ?, 1, ?, 'CANCELLED', null)`,
        [`auditverification_${String(n).padStart(26, '0')}`, at(n), at(n), userId],
      );
    app().clock.advance(dayMs);
    await app().work();
    const { totalCount } = await list('');
    expect(totalCount).toBe(1_001);
    const { nodes } = await list('(first: 2, sort: { field: CREATED_AT, direction: ASC })');
    expect(nodes).toMatchObject([{ id: open }, { id: `auditverification_${'4'.padStart(26, '0')}` }]);
  });
});
