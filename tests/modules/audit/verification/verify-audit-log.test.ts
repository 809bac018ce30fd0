import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../../../src/modules/audit/audit.ts';
import { append, type ChainHead } from '../../../../src/modules/audit/audit-chain.rules.ts';
import { inTransaction } from '../../../../src/platform/context/in-transaction.ts';
import { rawSql, type Sql, sql } from '../../../../src/platform/database/sql.ts';
import { useApp } from '../../../kit/app.ts';
import { verifyAuditLog } from '../../../kit/audit-log.ts';
import { statementsDuring } from '../../../kit/statements.ts';

const app = useApp();
const run = <R>(statement: Sql) => app().app.database.run<R>(statement);

const verify = () =>
  verifyAuditLog(
    app(),
    `intact checkedEntries erasedEntries headHash checkedAt
           problems { kind message chain sequence entryId }`,
  );

/** One transaction's entries lie in one chain, one after the other. */
const record = (count: number) =>
  inTransaction(app().context(), async ctx =>
    Array.from({ length: count }, (_, n) => audit(ctx, 'store.counted', null, { details: { n } })),
  );

describe('verifyAuditLog', () => {
  let ids: string[];
  let chain: number;
  let first: number;

  it('finds nothing wrong with a log that is empty', async () => {
    expect(await verify()).toMatchObject({ intact: true, checkedEntries: 0, erasedEntries: 0, problems: [] });
  });

  describe('after tampering', () => {
    beforeAll(async () => {
      for (let n = 0; n < 20; n++) await record(1);
      ids = await record(5);
      const [row] = await run<{ chain: number; sequence: number }>(
        sql`select chain, sequence from audit_entry where id = ${ids[0]}`,
      );
      ({ chain, sequence: first } = row!);
      for (const table of ['audit_entry', 'audit_chain'])
        await run(rawSql(`create table ${table}_copy as select * from ${table}`));
    });

    beforeEach(async () => {
      expect(await verify()).toMatchObject({ intact: true, checkedEntries: 25, problems: [] });
    });

    afterEach(async () => {
      for (const table of ['audit_entry', 'audit_chain']) {
        await run(rawSql(`delete from ${table}`));
        await run(rawSql(`insert into ${table} select * from ${table}_copy`));
      }
    });

    const set = (assignment: Sql, id = ids[2]) =>
      run(sql`update audit_entry set ${assignment} where id = ${id}`);

    it.each([
      ['action', 'nothing.happened'],
      ['actor_id', 'user_01h455vb4pex5vsknk084sn02q'],
      ['target_id', 'supplier_01h455vb4pex5vsknk084sn02q'],
      ['target_type', 'Supplier'],
      ['request_id', 'another'],
      ['at', new Date('2020-01-01')],
      ['changes', '{}'],
      ['changes', null],
      ['ip', '192.0.2.1'],
      ['user_agent', 'Browser'],
      ['details_hash', 'f'.repeat(64)],
      ['entry_hash', 'f'.repeat(64)],
      ['id', 'audit_01h455vb4pex5vsknk084sn02q'],
    ])('finds %s altered', async (column, value) => {
      await set(sql`${rawSql(column)} = ${value}`);
      const { intact, problems } = await verify();
      expect(intact).toBe(false);
      expect(problems[0]).toMatchObject({
        kind: 'ALTERED',
        chain,
        sequence: first + 2,
        entryId: column === 'id' ? value : ids[2],
      });
    });

    it('finds entries removed in the middle', async () => {
      await run(sql`delete from audit_entry where id in (${ids[1]}, ${ids[2]})`);
      expect(await verify()).toMatchObject({
        intact: false,
        checkedEntries: 23,
        problems: [
          {
            kind: 'MISSING',
            chain,
            sequence: first + 1,
            entryId: null,
            message: `Entries ${first + 1} to ${first + 2} are missing.`,
          },
        ],
      });
    });

    it('finds the last entries removed', async () => {
      await run(sql`delete from audit_entry where id in (${ids[3]}, ${ids[4]})`);
      expect((await verify()).problems).toMatchObject([
        { kind: 'UNEXPECTED_END', chain, sequence: first + 3 },
      ]);
    });

    it('shows the last entries removed with a mended head only in the hash over all heads', async () => {
      const before = await verify();
      await run(sql`delete from audit_entry where id = ${ids[4]}`);
      const [last] = await run<{ entry_hash: string }>(
        sql`select entry_hash from audit_entry where id = ${ids[3]}`,
      );
      await run(
        sql`update audit_chain set last_sequence = ${first + 3}, last_hash = ${last!.entry_hash} where number = ${chain}`,
      );
      const after = await verify();
      expect(after).toMatchObject({ intact: true, checkedEntries: 24 });
      expect(after.headHash).not.toBe(before.headHash);
    });

    it('finds a head removed, of a chain with entries and without', async () => {
      const [unused] = await run<ChainHead>(
        sql`select number from audit_chain where last_sequence = 0 order by number limit 1`,
      );
      await run(sql`delete from audit_chain where number in (${chain}, ${unused!.number})`);
      const { problems, checkedEntries } = await verify();
      expect(checkedEntries).toBe(25);
      expect(problems.map((p: { kind: string; chain: number }) => [p.kind, p.chain]).sort()).toEqual(
        [
          ['HEAD_MISSING', chain],
          ['HEAD_MISSING', unused!.number],
        ].sort(),
      );
    });

    it('finds all heads removed, goes on writing, and does not forget', async () => {
      await run(sql`delete from audit_chain`);
      expect((await verify()).problems).toHaveLength(64);
      await record(2);
      const { intact, problems } = await verify();
      expect(intact).toBe(false);
      expect(problems.map((p: { kind: string }) => p.kind)).toContain('HEAD_ALTERED');
    });

    it('finds a head altered', async () => {
      await run(sql`update audit_chain set last_hash = ${'0'.repeat(64)} where number = ${chain}`);
      expect((await verify()).problems).toMatchObject([{ kind: 'HEAD_ALTERED', chain, entryId: null }]);
    });

    it('finds two entries swapped', async () => {
      await set(sql`sequence = 0`, ids[1]);
      await set(sql`sequence = ${first + 1}`, ids[2]);
      await set(sql`sequence = ${first + 2}`, ids[1]);
      const { problems } = await verify();
      expect(problems.map((p: { kind: string }) => p.kind)).toContain('REORDERED');
      expect(problems[0]).toMatchObject({ chain, sequence: first + 1, entryId: ids[2] });
    });

    it('finds an entry put in behind the end, before the beginning, and into no chain', async () => {
      const [{ last_sequence: lastSequence, last_hash: lastHash }] = (await run<{
        last_sequence: number;
        last_hash: string;
      }>(sql`select last_sequence, last_hash from audit_chain where number = ${chain}`)) as [never];
      const forge = async (head: ChainHead, id: string) => {
        const content = {
          id,
          at: new Date('2026-03-01T12:00:00.000Z'),
          actorId: null,
          action: 'order.paid',
          targetType: null,
          targetId: null,
          changes: null,
          ip: null,
          userAgent: null,
          requestId: 'forged',
        };
        const [entry] = append(head, [content]).entries;
        await run(
          sql`insert into audit_entry (id, at, action, request_id, chain, sequence, previous_hash, details_hash, entry_hash)
              values (${id}, ${entry!.at}, ${entry!.action}, ${entry!.requestId}, ${head.number}, ${entry!.sequence}, ${entry!.previousHash}, ${entry!.detailsHash}, ${entry!.entryHash})`,
        );
      };
      await forge({ number: chain, lastSequence, lastHash }, 'audit_01h455vb4pex5vsknk084sn001');
      await forge({ number: chain, lastSequence: -1, lastHash }, 'audit_01h455vb4pex5vsknk084sn002');
      await forge({ number: 99, lastSequence: 0, lastHash }, 'audit_01h455vb4pex5vsknk084sn003');
      const { problems } = await verify();
      expect(
        problems.map((p: { kind: string; chain: number; sequence: number }) => [p.kind, p.chain, p.sequence]),
      ).toEqual([
        ['INSERTED', chain, 0],
        ['INSERTED', chain, lastSequence + 1],
        ['REORDERED', 99, 1],
        ['HEAD_MISSING', 99, null],
      ]);
    });

    it.each(['audit_01h455vb4pex5vsknk084sn0zz', 'another entry'])(
      'finds details erased in the name of %s',
      async name => {
        const erasedById = name.startsWith('audit_') ? name : ids[0]!;
        await set(sql`changes = null, erased_by_id = ${erasedById}`);
        expect((await verify()).problems).toMatchObject([
          { kind: 'FORGED_ERASURE', chain, sequence: first + 2, entryId: ids[2] },
        ]);
      },
    );

    it('lists at most a hundred problems but looks at all entries', async () => {
      await record(150);
      await run(sql`update audit_entry set action = 'nothing.happened'`);
      const { problems, checkedEntries } = await verify();
      expect(problems).toHaveLength(100);
      expect(checkedEntries).toBe(175);
    });
  });

  it('goes through long chains a page at a time', async () => {
    await record(2_300);
    const statements = await statementsDuring(app(), async () => {
      expect(await verify()).toMatchObject({ intact: true, checkedEntries: 2_325 });
    });
    expect(statements.filter(text => text.includes('audit.verify')).length).toBeLessThanOrEqual(64 + 2);
  });

  it('costs so much that one operation can ask for it only once', async () => {
    const { data, errors } = await app().send('manager', '{ verifyAuditLog { intact } }');
    expect({ data, errors }).toEqual({ data: { verifyAuditLog: { intact: true } } });
    const twice = '{ one: verifyAuditLog { intact } two: verifyAuditLog { intact } }';
    expect((await app().send('manager', twice)).errors).toMatchObject([
      { extensions: { code: 'QUERY_TOO_COMPLEX' } },
    ]);
    const twenty = Array.from({ length: 20 }, (_, n) => `a${n}: verifyAuditLog { intact }`).join(' ');
    expect((await app().send('manager', `{ ${twenty} }`)).errors).toMatchObject([
      { extensions: { code: 'QUERY_TOO_COMPLEX' } },
    ]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const { data, errors } = await app().send(actor, '{ verifyAuditLog { intact } }');
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });
});
