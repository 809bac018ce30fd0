import { beforeEach, describe, expect, it } from 'vitest';
import { defineJob } from '../../../src/platform/jobs/define-job.ts';
import { PermanentError } from '../../../src/platform/jobs/permanent-error.ts';
import { useApp } from '../../kit/app.ts';
import { happened, leaveEffect, TestOutbox } from '../../kit/outbox.ts';

const app = useApp({ logLevel: 'silent' });

let outbox: TestOutbox;
let isBroken: boolean;
const broken = defineJob({
  name: 'test.broken',
  on: happened,
  async run(ctx, { n }) {
    if (isBroken) throw new PermanentError(`no ${n}`);
    await leaveEffect(ctx, n);
  },
});

beforeEach(async () => {
  isBroken = true;
  outbox = new TestOutbox(app(), [broken]);
  await outbox.clear();
});

const list = `query ($first: Int, $after: String) { deadJobs(first: $first, after: $after) {
  nodes { id name payload attempts lastError createdAt failedAt } totalCount pageInfo { hasNextPage endCursor }
} }`;
const deadJobs = async (variables: object = {}) => (await app().ask('admin', list, variables)).deadJobs;

describe('deadJobs', () => {
  it('the last to fail first, a page at a time; none that still wait', async () => {
    await outbox.happen(1);
    await outbox.run();
    await outbox.happen(2);
    await outbox.run();
    await outbox.happen(3);
    const first = await deadJobs({ first: 1 });
    expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    expect(first.nodes).toEqual([
      {
        id: expect.stringMatching(/^job_/),
        name: 'test.broken',
        payload: { n: 2 },
        attempts: 1,
        lastError: 'no 2',
        createdAt: expect.any(String),
        failedAt: expect.any(String),
      },
    ]);
    const second = await deadJobs({ first: 1, after: first.pageInfo.endCursor });
    expect(second.nodes).toMatchObject([{ payload: { n: 1 } }]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });
});

const operations = ['retryDeadJob', 'discardDeadJob'];

describe('retryDeadJob', () => {
  it('gives the job a new life', async () => {
    await outbox.happen(1);
    await outbox.run();
    const [{ id: deadJobId }] = (await deadJobs()).nodes;
    isBroken = false;
    const answer = await app().mutate('retryDeadJob', { deadJobId }, 'deadJobId', 'admin');
    expect(answer).toEqual({ deadJobId, userErrors: [] });
    expect((await deadJobs()).nodes).toEqual([]);
    expect(await outbox.jobs()).toMatchObject([{ status: 'WAITING', attempts: 0 }]);
    expect(await outbox.run()).toBe(1);
    expect(await outbox.effects()).toEqual([1]);
  });
});

describe('discardDeadJob', () => {
  it('deletes the job', async () => {
    await outbox.happen(1);
    await outbox.run();
    const [{ id: deadJobId }] = (await deadJobs()).nodes;
    const answer = await app().mutate('discardDeadJob', { deadJobId }, 'deadJobId', 'admin');
    expect(answer).toEqual({ deadJobId, userErrors: [] });
    expect(await outbox.jobs()).toEqual([]);
  });
});

describe.each(operations)('%s', operation => {
  it('refuses a job that is not dead, one that is not there, and what is no job', async () => {
    await outbox.happen(1);
    const [waiting] = await outbox.jobs();
    for (const [deadJobId, code] of [
      [waiting!.id, 'NOT_FOUND'],
      ['job_01h455vb4pex5vsknk084sn02q', 'NOT_FOUND'],
      ['product_01h455vb4pex5vsknk084sn02q', 'INVALID_INPUT'],
    ]) {
      const { deadJobId: found, userErrors } = await app().mutate(
        operation,
        { deadJobId },
        'deadJobId',
        'admin',
      );
      expect(found).toBeNull();
      expect(userErrors).toMatchObject([{ code, path: ['deadJobId'] }]);
    }
    expect(await outbox.jobs()).toHaveLength(1);
  });
});

describe.each([
  ['guest', 'UNAUTHENTICATED'],
  ['customer', 'FORBIDDEN'],
])('a %s', (actor, code) => {
  it('may not see dead jobs', async () => {
    expect((await app().send(actor, list)).errors).toMatchObject([{ extensions: { code } }]);
  });

  it.each(operations)('may not %s', async operation => {
    await outbox.happen(1);
    await outbox.run();
    const [{ id }] = (await deadJobs()).nodes;
    const query = `mutation { ${operation}(input: { deadJobId: "${id}" }) { deadJobId } }`;
    expect((await app().send(actor, query)).errors).toMatchObject([{ extensions: { code } }]);
    expect((await deadJobs()).totalCount).toBe(1);
  });
});
