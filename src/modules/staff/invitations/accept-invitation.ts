import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { create } from '../../../platform/database/create.ts';
import { guardById } from '../../../platform/database/guard.ts';
import { flushUnique } from '../../../platform/database/saving.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { checkPassword } from '../../accounts/passwords/password.rules.ts';
import { verifyPasswordOf } from '../../accounts/passwords/verify-own-password.ts';
import { grantRole } from '../../accounts/roles/grant-role.ts';
import { openSession, type SignedIn } from '../../accounts/sessions/sign-in.ts';
import { countTokenAttempt } from '../../accounts/throttled.ts';
import { issueToken, tokenInvalid } from '../../accounts/tokens/user-tokens.ts';
import { emailTaken } from '../../accounts/users/email-taken.ts';
import { findAccounts } from '../../accounts/users/find-account.ts';
import { User } from '../../accounts/users/user.entity.ts';
import { audit } from '../../audit/audit.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { dayIn } from '../../settings/store-day.ts';
import { publishStaffMember } from '../publish-staff-member.ts';
import { StaffMember } from '../staff-member.entity.ts';
import { findInvitation, lockInvitation } from './find-invitation.ts';
import type { AcceptInvitationInput } from './invitation.inputs.ts';
import { rolesToGrant } from './roles-to-grant.ts';
import type { StaffInvitation } from './staff-invitation.entity.ts';

/**
 * Accepts an invitation with the token of its mail, which proves the address, and signs in. Without an account the person
 * chooses a password; whoever has confirmed an account with this address gives its password, and that account gets the
 * roles.
 * @throws UserError TOKEN_INVALID, WEAK_PASSWORD, INVALID_CREDENTIALS, ACCOUNT_SUSPENDED, ALREADY_DONE, EMAIL_TAKEN
 * @throws RATE_LIMITED
 */
export async function acceptInvitation(
  ctx: Context,
  { token, password, transport }: AcceptInvitationInput,
): Promise<SignedIn> {
  const attempt = await countTokenAttempt(ctx);
  const { email } = await inTransaction(ctx, ctx => findInvitation(ctx, token));
  await attempt.succeeded();
  const { confirmed: account } = await ctx.services.database.reading(ctx.state, em =>
    findAccounts(em, email),
  );
  if (account) await (await verifyPasswordOf(ctx, account.id, password, 'password')).succeeded();
  else checkPassword(password, email, 'password');
  const passwordHash = account?.passwordHash ?? (await ctx.services.passwords.hash(password, ctx.state));
  // Read before the transaction: its first plain read fixes the snapshot, and that must come after the locks.
  const { timeZone } = await readSettings(ctx);
  return inTransaction(ctx, async ctx => {
    const { member, invitation } = await lockInvitation(ctx, token);
    const user = account
      ? await existingAccount(ctx, account.id, { passwordHash, emailKey: invitation.emailKey })
      : await newAccount(ctx, member, invitation, passwordHash);
    const invitedById = invitation.invitedBy.id;
    for (const role of await rolesToGrant(ctx, invitation)) await grantRole(ctx, user, role, invitedById);
    member.user = user;
    member.hiredOn ??= dayIn(timeZone, ctx.clock.now());
    ctx.em.remove(invitation);
    publishStaffMember(ctx, member);
    audit(ctx, 'staff.invitation-accepted', member, { actorId: user.id });
    await flushUnique(ctx, StaffMember, { user_id: accountTaken });
    if (user.mfaEnabledAt) return { mfaChallenge: await issueToken(ctx, user, 'MFA_CHALLENGE') };
    return openSession(ctx, user, transport);
  });
}

/** Locks an account whose password was just verified. */
async function existingAccount(
  ctx: Context,
  id: string,
  verified: { passwordHash: string; emailKey: string },
): Promise<User> {
  const user = await guardById(ctx, User, id, ['token']);
  if (user.status === 'SUSPENDED')
    throw new UserError('ACCOUNT_SUSPENDED', 'This account is suspended. Please contact the store.');
  // Password or address were changed while the password was being verified.
  if (user.passwordHash !== verified.passwordHash || user.verifiedEmailKey !== verified.emailKey)
    throw tokenInvalid();
  return user;
}

async function newAccount(
  ctx: Context,
  member: StaffMember,
  { email, emailKey }: StaffInvitation,
  passwordHash: string,
): Promise<User> {
  const user = create(ctx, User, {
    email,
    emailKey,
    verifiedEmailKey: emailKey,
    emailVerifiedAt: ctx.clock.now(),
    name: member.name,
    phone: null,
    passwordHash,
  });
  audit(ctx, 'user.created', user, { actorId: user.id });
  await flushUnique(ctx, User, { verified_email_key: () => emailTaken(['token']) });
  return user;
}

function accountTaken(): UserError {
  return new UserError(
    'ALREADY_DONE',
    'Your account belongs to another staff member, perhaps a deleted one. Ask whoever invited you.',
    { path: ['token'] },
  );
}
