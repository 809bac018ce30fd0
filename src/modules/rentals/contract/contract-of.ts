import type { Context } from '../../../platform/context/context.ts';
import { readContract } from './contract.queries.ts';
import type { RentalContractView } from './contract.type.ts';
import { contractUrl } from './contract-url.ts';
import { erasureNotice } from './erase-contract.ts';

/** The contract of a rental that the actor may see. */
export async function contractOf(ctx: Context, rentalId: string): Promise<RentalContractView | null> {
  const contract = await readContract(ctx, rentalId);
  if (!contract) return null;
  const { templateVersion, textHash: sha256, signerName, signedAt, signatureKind, erasedAt } = contract;
  const text = erasedAt === null ? contract.text : erasureNotice(erasedAt);
  const pdfUrl = contractUrl(ctx, rentalId);
  return { templateVersion, text, sha256, signerName, signedAt, signatureKind, pdfUrl };
}
