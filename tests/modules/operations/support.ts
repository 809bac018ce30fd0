import { beforeEach } from 'vitest';
import { defineJob } from '../../../src/platform/jobs/define-job.ts';
import { PermanentError } from '../../../src/platform/jobs/permanent-error.ts';
import type { TestApp } from '../../kit/app.ts';
import { happened, leaveEffect, TestOutbox } from '../../kit/outbox.ts';

const list = `query ($first: Int, $after: String) { deadJobs(first: $first, after: $after) {
  nodes { id name payload attempts lastError createdAt failedAt } totalCount pageInfo { hasNextPage endCursor }
} }`;

/** An outbox whose only job fails for good, until a test repairs it. */
export class BrokenOutbox {
  isBroken = true;
  readonly outbox: TestOutbox;

  constructor(private readonly app: TestApp) {
    const broken = defineJob({
      name: 'test.broken',
      on: happened,
      run: async (ctx, { n }) => {
        if (this.isBroken) throw new PermanentError(`no ${n}`);
        await leaveEffect(ctx, n);
      },
    });
    this.outbox = new TestOutbox(app, [broken]);
  }

  /** Makes a job fail, and returns its id. */
  async fail(n = 1): Promise<string> {
    await this.outbox.happen(n);
    await this.outbox.run();
    const [{ id }] = (await this.deadJobs()).nodes;
    return id;
  }

  /** Queues a job that is due and has not run yet, and returns its id. */
  async wait(): Promise<string> {
    await this.outbox.happen(1);
    const [job] = await this.outbox.jobs();
    return job!.id as string;
  }

  /** A page of the dead jobs, as an administrator sees it. */
  async deadJobs(variables: object = {}) {
    return (await this.app.ask('admin', list, variables)).deadJobs;
  }
}

/** A new, empty outbox for each test of a file. */
export function useBrokenOutbox(app: () => TestApp): () => BrokenOutbox {
  let broken: BrokenOutbox;
  beforeEach(async () => {
    broken = new BrokenOutbox(app());
    await broken.outbox.clear();
  });
  return () => broken;
}

/** The ids that neither `retryDeadJob` nor `discardDeadJob` accepts, with the error of each. */
export const noDeadJobs = async (broken: BrokenOutbox) => [
  [await broken.wait(), 'NOT_FOUND'],
  ['job_01h455vb4pex5vsknk084sn02q', 'NOT_FOUND'],
  ['product_01h455vb4pex5vsknk084sn02q', 'INVALID_INPUT'],
];
