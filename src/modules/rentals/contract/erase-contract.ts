import type { RentalContract } from './rental-contract.entity.ts';

/**
 * Erases who a contract was with: its text, who signed it, the signature, and from where. Its hashes and the time of the
 * signature stay, so that whoever has a copy can still prove that it is the one. The caller records it in the audit log.
 */
export function eraseContract(contract: RentalContract, now: Date): void {
  contract.text = '';
  contract.signerName = null;
  contract.signature = null;
  contract.ip = null;
  contract.userAgent = null;
  contract.erasedAt = now;
}

type Erased = Pick<RentalContract, 'text' | 'signerName' | 'signature' | 'ip' | 'userAgent'>;

/** Whether nothing is left of a contract that is erased: what is there again was put in by somebody. */
export function isEmptied({ text, signerName, signature, ip, userAgent }: Erased): boolean {
  return text === '' && [signerName, signature, ip, userAgent].every(part => part === null);
}

/** What stands in place of the text of a contract that was erased. */
export function erasureNotice(erasedAt: Date): string {
  return `The text of this contract was erased on ${erasedAt.toISOString()}, because the person whom it named was erased. The SHA-256 of the text is kept.`;
}
