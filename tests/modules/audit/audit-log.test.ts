import { beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../../src/modules/audit/audit.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { useApp } from '../../kit/app.ts';
import { pagesOf } from '../../kit/pages-of.ts';

const app = useApp();
const [anna, bea] = ['user_01h455vb4pex5vsknk084sn02q', 'user_01h455vb4pex5vsknk084sn03r'];
const ids: string[] = [];

const query = `query ($filter: AuditLogFilter, $first: Int, $after: String, $last: Int, $before: String) {
  auditLog(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
    nodes { id action at } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const list = async (variables: object = {}) => (await app().ask('manager', query, variables)).auditLog;
const actions = async (filter: object) =>
  (await list({ filter })).nodes.map((node: { action: string }) => node.action);

beforeAll(async () => {
  for (const [action, actorId, targetId] of [
    ['session.started', anna, anna],
    ['sessions.counted', null, null],
    ['session.ended', anna, bea],
    ['supplier.updated', bea, null],
    ['session.started', bea, bea],
  ] as const) {
    await inTransaction(app().context(), async ctx => {
      const target = targetId === null ? null : { type: 'User', id: targetId };
      ids.push(audit(ctx, action, target, { actorId }));
    });
  }
});

describe('auditLog', () => {
  it('lists the newest first, and pages both ways', async () => {
    const all = await list();
    expect(all.nodes.map((node: { id: string }) => node.id)).toEqual(ids.toReversed());
    expect(all.totalCount).toBe(5);
    const walked: string[] = [];
    for await (const page of pagesOf(after => list({ first: 2, after }))) {
      walked.push(...page.nodes.map((node: { id: string }) => node.id));
    }
    expect(walked).toEqual(ids.toReversed());
    const last = await list({ last: 2 });
    expect(last.nodes.map((node: { id: string }) => node.id)).toEqual([ids[1], ids[0]]);
    expect(last.pageInfo.hasPreviousPage).toBe(true);
  });

  it('by who did it, what was done, to what, and when', async () => {
    expect(await actions({ actorId: anna })).toEqual(['session.ended', 'session.started']);
    expect(await actions({ targetId: bea })).toEqual(['session.started', 'session.ended']);
    expect(await actions({ action: 'session.started' })).toEqual(['session.started', 'session.started']);
    expect(await actions({ action: 'session.' })).toEqual([
      'session.started',
      'session.ended',
      'session.started',
    ]);
    expect(await actions({ action: 'session' })).toEqual([]);
    expect(await actions({ action: ['session.ended', 'session.started'] })).toEqual([
      'session.started',
      'session.ended',
      'session.started',
    ]);
    expect(await actions({ action: ['session.ended', 'sessions.'] })).toEqual([
      'session.ended',
      'sessions.counted',
    ]);
    expect(await actions({ action: [] })).toEqual([]);
    expect(await actions({ occurredOn: { preset: 'YESTERDAY' } })).toEqual([]);
    expect(await actions({ action: 'session.', actorId: bea, targetId: bea })).toEqual(['session.started']);
    const { nodes } = await list();
    const [from, to] = [nodes[3].at, nodes[1].at];
    expect(await actions({ occurredAt: { from, to } })).toEqual(['session.ended', 'sessions.counted']);
    expect(
      await actions({ actorId: null, action: null, targetId: null, occurredAt: null, occurredOn: null }),
    ).toHaveLength(5);
  });

  it.each([
    ['actorId', 'supplier_01h455vb4pex5vsknk084sn02q'],
    ['action', 'session.%'],
    ['action', ''],
    ['targetId', ''],
  ])('refuses a bad %s', async (field, value) => {
    const { errors } = await app().send('manager', query, { filter: { [field]: value } });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('answers by id, through node too, and null for what does not exist', async () => {
    const { auditEntry, nodes } = await app().ask(
      'manager',
      `{ auditEntry(id: "${ids[0]}") { id action }
         nodes(ids: ["${ids[1]}", "audit_01h455vb4pex5vsknk084sn02q", "${ids[2]}"]) { id __typename ... on AuditEntry { action } } }`,
    );
    expect(auditEntry).toEqual({ id: ids[0], action: 'session.started' });
    expect(nodes).toEqual([
      { id: ids[1], __typename: 'AuditEntry', action: 'sessions.counted' },
      null,
      { id: ids[2], __typename: 'AuditEntry', action: 'session.ended' },
    ]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    for (const text of [
      '{ auditLog { totalCount } }',
      `{ auditEntry(id: "${ids[0]}") { id } }`,
      `{ node(id: "${ids[0]}") { id } }`,
    ]) {
      const { data, errors } = await app().send(actor, text);
      expect(data?.auditLog ?? data?.auditEntry ?? data?.node ?? null).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code } }]);
    }
  });
});
