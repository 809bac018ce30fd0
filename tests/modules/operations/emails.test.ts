import { beforeEach, describe, expect, it } from 'vitest';
import { deliverMail } from '../../../src/platform/mail/deliver-mail.job.ts';
import { useApp } from '../../kit/app.ts';
import { TestOutbox } from '../../kit/outbox.ts';
import { queuedMail } from '../../kit/queued-mail.ts';

const app = useApp({ logLevel: 'silent' });
const template = 'test.listed';

const queue = (email: string) =>
  queuedMail(app().context(), { to: { name: null, email }, template, subject: 'Listed' });

describe('emails', () => {
  const list = `query ($filter: EmailFilter, $first: Int, $after: String) {
    emails(filter: $filter, first: $first, after: $after) { nodes { id } totalCount pageInfo { hasNextPage endCursor } }
  }`;
  const ids = async (filter: object) =>
    (await app().ask('admin', list, { filter, first: 100 })).emails.nodes.map(
      (node: { id: string }) => node.id,
    );
  let made: string[];

  beforeEach(async () => {
    if (made) return;
    const first = await queue('one@example.com');
    const second = await queue('two@example.com');
    // Only this one job: the modules have others, which are due again and again.
    await new TestOutbox(app(), [deliverMail]).run();
    const third = await queue('two@example.com');
    made = [third, second, first];
  });

  it('come the newest first, a page at a time', async () => {
    const walked: string[] = [];
    for (let after: string | null = null; ; ) {
      const { emails } = await app().ask('admin', list, { filter: { template }, first: 1, after });
      expect(emails.totalCount).toBe(3);
      walked.push(...emails.nodes.map((node: { id: string }) => node.id));
      if (!emails.pageInfo.hasNextPage) break;
      after = emails.pageInfo.endCursor;
    }
    expect(walked).toEqual(made);
  });

  it('are filtered by status and by address', async () => {
    expect(await ids({ template, status: 'QUEUED' })).toEqual([made[0]]);
    expect(await ids({ template, status: 'SENT' })).toEqual([made[1], made[2]]);
    expect(await ids({ template, status: ['SENT', 'QUEUED'] })).toEqual(made);
    expect(await ids({ template, createdOn: { to: '2020-01-01' } })).toEqual([]);
    expect(await ids({ to: 'TWO@example.com' })).toEqual([made[0], made[1]]);
    expect(await ids({ to: 'one@example.com', status: 'QUEUED' })).toEqual([]);
  });

  it('are fetched by node id too', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { id ... on EmailMessage { to } } }';
    const { node } = await app().ask('admin', query, { id: made[2] });
    expect(node).toEqual({ id: made[2], to: 'one@example.com' });
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('are not for a %s', async (actor, code) => {
    for (const query of [
      '{ emails { nodes { id } } }',
      `{ email(id: "${made[0]}") { id } }`,
      `{ node(id: "${made[0]}") { id } }`,
    ]) {
      const { data, errors } = await app().send(actor, query);
      expect(errors).toMatchObject([{ extensions: { code } }]);
      expect(JSON.stringify(data ?? null)).not.toContain('email_');
    }
  });
});
