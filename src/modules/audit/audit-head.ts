import { type ChainHead, headHashOf } from './audit-chain.rules.ts';

/** The hash over the heads of all chains, as `verifyAuditLog` returns it, of a store that is read from outside. */
export async function auditHeadOf(read: <R>(text: string) => Promise<R[]>): Promise<string> {
  const heads = await read<ChainHead>(
    'select number, last_sequence as lastSequence, last_hash as lastHash from audit_chain',
  );
  return headHashOf(heads);
}
