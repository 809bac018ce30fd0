import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { audit } from '../../audit/audit.ts';
import { eraseAuditDetails } from '../../audit/erase-audit-details.ts';
import { userAnonymized } from '../accounts.events.ts';
import { CustomerAddress } from '../addresses/customer-address.entity.ts';
import { Customer } from '../customers/customer.entity.ts';
import { eraseCustomer } from '../customers/erase-customer.ts';
import { EmailChange } from '../email-change/email-change.entity.ts';
import { RecoveryCode } from '../mfa/recovery-code.entity.ts';
import { RefreshToken } from '../sessions/refresh-token.entity.ts';
import { Session } from '../sessions/session.entity.ts';
import { earlierEmailsOf, eraseTraces, networkAddressesOf } from './erase-traces.ts';
import { findAccounts } from './find-account.ts';
import type { User } from './user.entity.ts';

export const erasedName = 'Deleted user';

/**
 * Erases the personal data of a user in accounts, mails, alerts, and the audit log, within a transaction; the
 * other modules erase their own tables in jobs that listen to `userAnonymized`. The account and the customer stay as
 * empty shells, so that orders and figures still add up. It cannot be undone, and may be repeated. What is kept, why,
 * and for how long: docs/decisions/038-erasing-a-person.md.
 */
export async function eraseUser(ctx: Context, user: User): Promise<void> {
  const { email } = user;
  const { confirmed } = await findAccounts(ctx.em, email);
  const customer = await ctx.em.findOne(
    Customer,
    { user: user.id },
    { filters: { notDeleted: false }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  // Read before the sessions and the audit details that contain them are erased.
  const networkAddresses = await networkAddressesOf(ctx, user.id);
  const earlierEmails = await earlierEmailsOf(ctx, user.id);
  user.name = erasedName;
  user.email = `${user.id}@deleted.invalid`;
  user.emailKey = user.email;
  user.phone = null;
  user.passwordHash = null;
  user.emailVerifiedAt = null;
  user.totpSecret = null;
  user.totpLastStep = null;
  user.mfaEnabledAt = null;
  await ctx.em.nativeDelete(EmailChange, { user: user.id });
  await ctx.em.nativeDelete(RecoveryCode, { user: user.id });
  await ctx.em.nativeDelete(RefreshToken, { session: { user: user.id } });
  await ctx.em.nativeDelete(Session, { user: user.id });
  if (customer) {
    await ctx.em.nativeDelete(CustomerAddress, { customer: customer.id });
    eraseCustomer(ctx, customer);
  }
  // An account that merely claimed the address must not erase the mails of its owner.
  const ownsAddress = confirmed === null || confirmed === user;
  await eraseTraces(ctx, {
    userId: user.id,
    customerId: customer?.id ?? null,
    emails: ownsAddress ? [email, ...earlierEmails] : earlierEmails,
    networkAddresses,
  });
  await ctx.em.flush();

  const targetIds = [user.id, ...(customer ? [customer.id] : [])];
  // The target is not the entity, so that the entry has no changes, which would repeat what is erased here.
  const erasure = audit(ctx, 'user.anonymized', { type: 'User', id: user.id });
  emit(ctx, userAnonymized, { userId: user.id });
  await eraseAuditDetails(ctx, { targetIds, actorId: user.id }, erasure);
}
