import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { noDeadJobs, useBrokenOutbox } from './support.ts';

const app = useApp({ logLevel: 'silent' });
const broken = useBrokenOutbox(app);
const discard = (deadJobId: string) => app().mutate('discardDeadJob', { deadJobId }, 'deadJobId', 'admin');

describe('discardDeadJob', () => {
  it('deletes the job, whose work is never done', async () => {
    const deadJobId = await broken().fail();
    broken().isBroken = false;
    expect(await discard(deadJobId)).toEqual({ deadJobId, userErrors: [] });
    const { outbox } = broken();
    expect(await outbox.jobs()).toEqual([]);
    expect(await outbox.run()).toBe(0);
    expect(await outbox.effects()).toEqual([]);
  });

  it('refuses a job that is not dead, one that does not exist, and an id of something else', async () => {
    for (const [deadJobId, code] of await noDeadJobs(broken())) {
      const { deadJobId: found, userErrors } = await discard(deadJobId!);
      expect(found).toBeNull();
      expect(userErrors).toMatchObject([{ code, path: ['deadJobId'] }]);
    }
    expect(await broken().outbox.jobs()).toHaveLength(1);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
    ['manager', 'FORBIDDEN'],
  ])('is refused to a %s', async (actor, code) => {
    const id = await broken().fail();
    const { errors } = await app().send(
      actor,
      `mutation { discardDeadJob(input: { deadJobId: "${id}" }) { deadJobId } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect((await broken().deadJobs()).totalCount).toBe(1);
  });
});
