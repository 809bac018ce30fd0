import type { FastifyBaseLogger } from 'fastify';
import type { Context } from '../../src/platform/context/context.ts';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import type { Services } from '../../src/platform/context/services.ts';
import { query } from '../../src/platform/database/rows.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { claimJobs } from '../../src/platform/jobs/claim-jobs.ts';
import type { ClaimedJob } from '../../src/platform/jobs/claimed-job.ts';
import { defineEvent } from '../../src/platform/jobs/define-event.ts';
import type { Job } from '../../src/platform/jobs/define-job.ts';
import { emit } from '../../src/platform/jobs/emit.ts';
import { jobContext } from '../../src/platform/jobs/job-context.ts';
import { JobRegistry, jobRegistry } from '../../src/platform/jobs/job-registry.ts';
import { releaseAbandoned } from '../../src/platform/jobs/release-abandoned.ts';
import { runDueJobs } from '../../src/platform/jobs/run-due-jobs.ts';
import { type LaneDemand, Slots } from '../../src/platform/jobs/slots.ts';

export const happened = defineEvent<{ n: number }>('test.happened');
export const alsoHappened = defineEvent<{ n: number }>('test.also-happened');

/** The outbox of a TestPlatform or a TestApp, with these jobs instead of its own. */
export class TestOutbox {
  readonly services: Services;
  readonly log: FastifyBaseLogger;

  constructor(
    { services, log }: { readonly services: Services; readonly log: FastifyBaseLogger },
    jobs: readonly Job[],
  ) {
    this.services = services.copy();
    this.services.set(jobRegistry, new JobRegistry(jobs));
    this.log = log;
  }

  /** An outbox in which nothing waits. */
  static async cleared(...[platform, jobs]: ConstructorParameters<typeof TestOutbox>): Promise<TestOutbox> {
    const outbox = new TestOutbox(platform, jobs);
    await outbox.clear();
    return outbox;
  }

  context(): Context {
    return jobContext(this.services, this.log, 'test');
  }

  /** Emits the event once for each number, in one transaction. */
  happen(...numbers: number[]): Promise<void> {
    return inTransaction(this.context(), async ctx => {
      for (const n of numbers) emit(ctx, happened, { n });
    });
  }

  /** What a worker that runs nothing may claim. */
  demand(): LaneDemand[] {
    return new Slots(this.services.get(jobRegistry).jobs).demand(this.services);
  }

  /** Claims what is due, as a worker of this name that runs nothing would, what dead workers have left included. */
  async claim(workerId: string): Promise<ClaimedJob[]> {
    await releaseAbandoned(this.context(), { workerId, runs: () => true, isSteady: true });
    return claimJobs(this.context(), workerId, this.demand());
  }

  run(): Promise<number> {
    return runDueJobs(this.services, this.log);
  }

  jobs(): Promise<Record<string, unknown>[]> {
    return this.services.database.run({ text: 'select * from job order by id', values: [] });
  }

  /** Deletes all jobs and effects. */
  async clear(): Promise<void> {
    const { database } = this.services;
    await database.run({ text: 'delete from job', values: [] });
    await database.run({ text: 'delete from job_schedule', values: [] });
    await database.run({ text: 'delete from job_worker', values: [] });
    await database.run({ text: 'create table if not exists test_effect (n integer)', values: [] });
    await database.run({ text: 'delete from test_effect', values: [] });
  }

  /** What jobs did to the database, in order of the numbers. */
  async effects(): Promise<number[]> {
    const text = 'select n from test_effect order by n';
    return (await this.services.database.run<{ n: number }>({ text, values: [] })).map(({ n }) => n);
  }
}

/** A trace in the database, as the work of a job. */
export async function leaveEffect(ctx: Context, n: number): Promise<void> {
  await query(ctx, sql`insert into test_effect (n) values (${n})`);
}
