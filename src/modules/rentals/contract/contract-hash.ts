import { createHash } from 'node:crypto';
import { isEmptied } from './erase-contract.ts';
import type { RentalContract } from './rental-contract.entity.ts';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

type Signed = Pick<
  RentalContract,
  | 'rentalId'
  | 'templateVersion'
  | 'textHash'
  | 'signerName'
  | 'signedAt'
  | 'signatureKind'
  | 'signature'
  | 'ip'
  | 'userAgent'
>;

/** One hash of everything that was signed. The order of the parts is fixed: stored hashes depend on it. */
export function evidenceHashOf(contract: Signed): string {
  const {
    rentalId,
    templateVersion,
    textHash,
    signerName,
    signedAt,
    signatureKind,
    signature,
    ip,
    userAgent,
  } = contract;
  const evidence = [
    rentalId,
    templateVersion,
    textHash,
    signerName,
    signedAt?.toISOString() ?? null,
    signatureKind,
    signature === null ? null : sha256(signature),
    ip,
    userAgent,
  ];
  return sha256(JSON.stringify(evidence));
}

/** Whether a contract still matches its hashes, or is as its erasure left it. */
export function isIntact(
  contract: Signed & Pick<RentalContract, 'text' | 'evidenceHash' | 'erasedAt'>,
): boolean {
  if (contract.erasedAt !== null) return isEmptied(contract);
  if (sha256(contract.text) !== contract.textHash) return false;
  return contract.signedAt === null
    ? contract.evidenceHash === null
    : contract.evidenceHash === evidenceHashOf(contract);
}
