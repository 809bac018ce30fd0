import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { create } from '../../../platform/database/create.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { idempotent } from '../../../platform/idempotency/idempotent.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { audit } from '../../audit/audit.ts';
import { storeDay } from '../../settings/store-day.ts';
import { staffInWords } from '../../staff/staff.rules.ts';
import { StaffMember } from '../../staff/staff-member.entity.ts';
import { checkMaxStock, lockProduct } from '../lock-product.ts';
import { moveStock } from '../move-stock.ts';
import type { RecordProductionInput } from './production.inputs.ts';
import { ProductionRecord } from './production-record.entity.ts';

/** @throws UserError NOT_FOUND, WRONG_STATUS unless the maker is approved, INVALID_INPUT, IDEMPOTENCY_KEY_REUSED */
export async function recordProduction(
  ctx: Context,
  input: RecordProductionInput,
): Promise<{ productionRecordId: string; productId: string }> {
  const { staffMemberId, productId, quantity, producedOn } = input;
  const result = { productionRecordId: newId(ProductionRecord.idPrefix), productId };
  return inTransaction(ctx, ctx =>
    idempotent(ctx, 'recordProduction', input, result, async () => {
      await checkNotAhead(ctx, producedOn);
      const staffMember = await lockApproved(ctx, staffMemberId);
      const product = await lockProduct(ctx, productId, ['productId']);
      checkMaxStock(product, quantity, ['quantity']);
      const record = create(ctx, ProductionRecord, {
        id: result.productionRecordId,
        staffMember,
        product: productId,
        quantity,
        producedOn,
        note: input.note?.trim() || null,
        recordedById: ctx.actor.userId,
      });
      await moveStock(
        ctx,
        [{ productId, delta: quantity }],
        { reason: 'PRODUCTION', reference: record.id },
        new Map([[productId, product]]),
      );
      const details = { onHandAfter: product.stockOnHand + quantity };
      audit(ctx, 'production.recorded', record, { details });
    }),
  );
}

async function checkNotAhead(ctx: Context, producedOn: string): Promise<void> {
  const today = await storeDay(ctx);
  if (producedOn <= today) return;
  throw new UserError(
    'INVALID_INPUT',
    `"producedOn" must not be in the future: in the time zone of the store it is ${today}.`,
    { path: ['producedOn'] },
  );
}

/** A shared lock: nobody can suspend or delete them in the meantime, but others can record their production too. */
async function lockApproved(ctx: Context, id: string): Promise<StaffMember> {
  const member = await lockById(ctx, StaffMember, id, ['staffMemberId'], { shared: true });
  if (member.status === 'APPROVED') return member;
  throw new UserError(
    'WRONG_STATUS',
    `${member.name} ${staffInWords[member.status]}; production can be recorded only for approved staff members.`,
    { path: ['staffMemberId'] },
  );
}
