import type mysql from 'mysql2/promise';
import { append, type ChainHead, type EntryContent } from '../../src/modules/audit/audit-chain.rules.ts';
import type { Plan } from './expressions.ts';
import { days } from './sizes.ts';

const perStatement = 1_000;

const idOf = (prefix: string, number: number) => `${prefix}_${String(number).padStart(26, '0')}`;

/** Of a hundred entries. */
const actions = [
  ...Array<string>(55).fill('session.started'),
  ...Array<string>(25).fill('order.placed'),
  ...Array<string>(15).fill('product.updated'),
  ...Array<string>(4).fill('order.shipped'),
  'settings.updated',
];

/** Continues the chains of the audit log. Their hashes are right, so that `verifyAuditLog` finds nothing. */
export async function writeAuditLog(connection: mysql.Connection, plan: Plan): Promise<void> {
  const { auditEntries, rows, staff, customers } = plan.sizes;
  const [found] = await connection.query<mysql.RowDataPacket[]>(
    'select number, last_sequence as lastSequence, last_hash as lastHash from audit_chain order by number',
  );
  const heads = found as unknown as ChainHead[];
  const milliseconds = (days * 86_400_000) / auditEntries;
  const contentOf = (index: number): EntryContent => {
    const action = actions[(index * 37) % actions.length]!;
    const target = action.startsWith('order') ? 'order' : action.startsWith('product') ? 'product' : 'user';
    const number = 1 + ((index * 7_919) % rows);
    const at = new Date(plan.now.getTime() - Math.ceil((auditEntries - index) * milliseconds));
    return {
      id: idOf('audit', index + 1),
      at,
      actorId: idOf('user', customers + 1 + (index % staff)),
      action,
      targetType: `${target[0]!.toUpperCase()}${target.slice(1)}`,
      targetId: idOf(target, target === 'user' ? 1 + (number % customers) : number),
      changes: JSON.stringify({ facts: { number } }),
      ip: '192.0.2.1',
      userAgent: null,
      requestId: `scale-${index}`,
    };
  };
  for (let from = 0; from < auditEntries; from += perStatement) {
    const count = Math.min(perStatement, auditEntries - from);
    const chain = (from / perStatement) % heads.length;
    const { entries, head } = append(
      heads[chain]!,
      Array.from({ length: count }, (_, offset) => contentOf(from + offset)),
    );
    heads[chain] = head;
    await connection.query(
      `insert into audit_entry (id, at, actor_id, action, target_type, target_id, changes, ip, user_agent, request_id, chain, sequence,
        previous_hash, details_hash, entry_hash) values ?`,
      [
        entries.map(entry => [
          entry.id,
          entry.at,
          entry.actorId,
          entry.action,
          entry.targetType,
          entry.targetId,
          entry.changes,
          entry.ip,
          entry.userAgent,
          entry.requestId,
          entry.chain,
          entry.sequence,
          entry.previousHash,
          entry.detailsHash,
          entry.entryHash,
        ]),
      ],
    );
  }
  for (const { number, lastSequence, lastHash } of heads)
    await connection.query('update audit_chain set last_sequence = ?, last_hash = ? where number = ?', [
      lastSequence,
      lastHash,
      number,
    ]);
}
