import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { audit } from '../../audit/audit.ts';
import { prolongHold } from '../../inventory/holds/holds.ts';
import { advance } from '../advance.ts';
import { lockOwnRental } from '../lock-rental.ts';
import { recordTimelineEvent } from '../record-timeline-event.ts';
import type { SignRentalContractInput } from '../rental.inputs.ts';
import { signProblem } from '../rental-actions.rules.ts';
import { RentalEvent } from '../rental-event.entity.ts';
import { rentalSigned } from '../rentals.events.ts';
import { readSignature } from '../signature/read-signature.ts';
import { contractChanged } from './contract.queries.ts';
import { evidenceHashOf, isIntact } from './contract-hash.ts';
import { RentalContract } from './rental-contract.entity.ts';

const hourMs = 3_600_000;

/**
 * Signs the contract of a rental for good. After that, the deposit and the first installment are to be paid. Who has signed
 * and sends the same again, perhaps because the answer was lost, gets the same answer; nothing is signed twice.
 * @throws UserError NOT_FOUND, ALREADY_SIGNED, CONSENT_REQUIRED, CONTRACT_CHANGED, WRONG_STATUS, INVALID_INPUT
 */
export async function signRentalContract(
  ctx: Context,
  input: SignRentalContractInput,
): Promise<{ rentalId: string }> {
  return inTransaction(ctx, async ctx => {
    const rental = await lockOwnRental(ctx, input.rentalId, 'RENTALS_MANAGE', ['rentalId']);
    const contract = await ctx.em.findOneOrFail(
      RentalContract,
      { rentalId: rental.id },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    if (await hasSigned(ctx, contract, input)) return { rentalId: rental.id };
    const now = ctx.clock.now();
    refuseIf(signProblem(rental, contract, now), ['rentalId']);
    if (!input.consent)
      throw new UserError(
        'CONSENT_REQUIRED',
        '"consent" must be true: a contract is signed only with consent to its text.',
        {
          path: ['consent'],
        },
      );
    if (!isIntact(contract)) throw contractChanged();
    if (input.sha256 != null && input.sha256.toLowerCase() !== contract.textHash) throw contractChanged();
    const signature = readSignature(input.signature);

    contract.signerName = input.signerName.trim();
    contract.signedAt = now;
    contract.signatureKind = signature.kind;
    contract.signature = signature.data;
    contract.ip = ctx.request.ip?.slice(0, 64) ?? null;
    contract.userAgent = ctx.request.userAgent?.slice(0, 500) ?? null;
    contract.evidenceHash = evidenceHashOf(contract);
    advance(rental, 'AWAITING_PAYMENT');
    rental.holdsUntil = new Date(now.getTime() + rental.signingWindowHours * hourMs);
    await prolongHold(ctx, rental.id, rental.holdsUntil);
    const { textHash, evidenceHash, signatureKind } = contract;
    audit(ctx, 'rental.signed', rental, { details: { sha256: textHash, evidenceHash, signatureKind } });
    await recordTimelineEvent(ctx, rental.id, 'SIGNED', { sha256: textHash });
    emit(ctx, rentalSigned, { rentalId: rental.id });
    return { rentalId: rental.id };
  });
}

/** Whether it was this person who signed, with this name and this signature. */
async function hasSigned(
  ctx: Context,
  contract: RentalContract,
  { signerName, signature, consent }: SignRentalContractInput,
): Promise<boolean> {
  const isSame =
    contract.signedAt !== null &&
    consent &&
    contract.signerName === signerName.trim() &&
    contract.erasedAt === null;
  if (!isSame || contract.signature !== readSignature(signature).data) return false;
  const own = { rental: contract.rentalId, kind: 'SIGNED', actorId: ctx.actor.userId } as const;
  return (await ctx.em.count(RentalEvent, own)) > 0;
}
