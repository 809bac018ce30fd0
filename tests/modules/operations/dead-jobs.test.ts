import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { useBrokenOutbox } from './support.ts';

const app = useApp({ logLevel: 'silent' });
const broken = useBrokenOutbox(app);

describe('deadJobs', () => {
  it('lists the latest failure first, a page at a time, without jobs that still wait', async () => {
    await broken().fail(1);
    await broken().fail(2);
    await broken().wait();
    const first = await broken().deadJobs({ first: 1 });
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
    const second = await broken().deadJobs({ first: 1, after: first.pageInfo.endCursor });
    expect(second.nodes).toMatchObject([{ payload: { n: 1 } }]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
    ['manager', 'FORBIDDEN'],
  ])('is refused to a %s', async (actor, code) => {
    const { errors } = await app().send(actor, '{ deadJobs { nodes { id } } }');
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });
});
