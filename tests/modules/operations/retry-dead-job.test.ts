import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { noDeadJobs, useBrokenOutbox } from './support.ts';

const app = useApp({ logLevel: 'silent' });
const broken = useBrokenOutbox(app);
const retry = (deadJobId: string) => app().mutate('retryDeadJob', { deadJobId }, 'deadJobId', 'admin');

describe('retryDeadJob', () => {
  it('queues the job again, with all its attempts', async () => {
    const deadJobId = await broken().fail();
    broken().isBroken = false;
    expect(await retry(deadJobId)).toEqual({ deadJobId, userErrors: [] });
    expect((await broken().deadJobs()).nodes).toEqual([]);
    const { outbox } = broken();
    expect(await outbox.jobs()).toMatchObject([{ id: deadJobId, status: 'WAITING', attempts: 0 }]);
    expect(await outbox.run()).toBe(1);
    expect(await outbox.effects()).toEqual([1]);
  });

  it('refuses a job that is not dead, one that does not exist, and an id of something else', async () => {
    for (const [deadJobId, code] of await noDeadJobs(broken())) {
      const { deadJobId: found, userErrors } = await retry(deadJobId!);
      expect(found).toBeNull();
      expect(userErrors).toMatchObject([{ code, path: ['deadJobId'] }]);
    }
    expect(await broken().outbox.jobs()).toMatchObject([{ status: 'WAITING' }]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
    ['manager', 'FORBIDDEN'],
  ])('is refused to a %s', async (actor, code) => {
    const id = await broken().fail();
    const { errors } = await app().send(
      actor,
      `mutation { retryDeadJob(input: { deadJobId: "${id}" }) { deadJobId } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect((await broken().deadJobs()).totalCount).toBe(1);
  });
});
