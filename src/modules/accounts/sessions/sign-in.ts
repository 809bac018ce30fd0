import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { guard } from '../../../platform/database/guard.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { count } from '../../../platform/metrics/count.ts';
import { audit } from '../../audit/audit.ts';
import { userSignedInOnNewDevice } from '../accounts.events.ts';
import { signIns } from '../accounts.metrics.ts';
import { emailKeyOf } from '../email-address.ts';
import { isRefusedPassword } from '../passwords/demo-password.ts';
import { countAttempt } from '../throttled.ts';
import { issueToken } from '../tokens/user-tokens.ts';
import { findAccounts } from '../users/find-account.ts';
import { User } from '../users/user.entity.ts';
import { Session } from './session.entity.ts';
import type { SignInInput } from './session.inputs.ts';
import type { SessionTokens } from './session-tokens.type.ts';
import { answerWith, type SessionTransport } from './session-transport.ts';
import { startSession } from './start-session.ts';

export interface SignedIn {
  readonly userId?: string;
  readonly session?: SessionTokens;
  readonly mfaChallenge?: { token: string; expiresAt: Date };
}

/**
 * Signs in with an email address and a password. An account with a second factor gets a challenge instead of a session. In
 * production the password of the demo accounts counts as wrong, whoever has it.
 * @throws UserError INVALID_CREDENTIALS, ACCOUNT_SUSPENDED (only for callers who know the password)
 * @throws RATE_LIMITED
 */
export async function signIn(ctx: Context, { email, password, transport }: SignInInput): Promise<SignedIn> {
  const attempt = await countAttempt(ctx, 'sign-in', emailKeyOf(email));
  const { user, isOnlyAccount } = await accountWithPassword(ctx, email, password);
  if (user.status === 'SUSPENDED') {
    await recordFailure(ctx, user, 'suspended');
    throw new UserError('ACCOUNT_SUSPENDED', 'This account is suspended. Please contact the store.');
  }
  // Anybody can register another account that claims the address. Signing in to it must not reset the failed attempts at
  // the others.
  await (isOnlyAccount ? attempt.succeeded() : attempt.takeBack());
  const { passwords } = ctx.services;
  const rehashed = passwords.isOutdated(user.passwordHash!)
    ? await passwords.hash(password, ctx.state)
    : undefined;
  return inTransaction(ctx, async ctx => {
    const current = await ctx.em.findOne(
      User,
      { id: user.id, status: 'ACTIVE' },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    // While the password was being verified, it may have been changed, or rehashed by another sign-in.
    const hash = current?.passwordHash ?? null;
    if (!current || (hash !== user.passwordHash && !(await passwords.verify(password, hash, ctx.state))))
      throw wrongCredentials();
    // A change of the password ends all sessions: the new one must be among them, or come after.
    await guard(ctx, User, current.id);
    if (rehashed)
      await ctx.em.nativeUpdate(
        User,
        { id: user.id, passwordHash: user.passwordHash },
        { passwordHash: rehashed },
      );
    if (!current.mfaEnabledAt) return openSession(ctx, current, transport);
    count(ctx, signIns, { result: 'SECOND_FACTOR' });
    return { mfaChallenge: await issueToken(ctx, current, 'MFA_CHALLENGE') };
  });
}

/** Starts a session for a user who has proved their identity, and notifies them of a new device. */
export async function openSession(ctx: Context, user: User, transport: SessionTransport): Promise<SignedIn> {
  const earlier = await ctx.em.find(Session, { user: user.id }, { fields: ['device'] });
  const { session, tokens } = await startSession(ctx, user);
  count(ctx, signIns, { result: 'SIGNED_IN' });
  audit(
    ctx,
    'session.started',
    { type: 'User', id: user.id },
    {
      actorId: user.id,
      details: { sessionId: session.id, device: session.device },
    },
  );
  if (earlier.length > 0 && earlier.every(one => one.device !== session.device))
    emit(ctx, userSignedInOnNewDevice, { userId: user.id, sessionId: session.id });
  ctx.markProven(user.id);
  return { userId: user.id, session: answerWith(ctx, transport, tokens) };
}

/**
 * Three accounts of an address are tried, so that a stranger who registers with it after somebody does not keep them out.
 * As many hashes are computed for every address, whether one, three, or no accounts have it.
 */
const triedAccounts = 3;

/** The account that the password belongs to. A wrong password takes as long as an address that nobody has. */
async function accountWithPassword(
  ctx: Context,
  email: string,
  password: string,
): Promise<{ user: User; isOnlyAccount: boolean }> {
  const { passwords, database, config } = ctx.services;
  const isRefused = isRefusedPassword(config, password);
  const { confirmed, claimants } = await database.reading(ctx.state, em =>
    findAccounts(em, email, triedAccounts),
  );
  const accounts = [...(confirmed ? [confirmed] : []), ...claimants].slice(0, triedAccounts);
  for (let index = 0; index < triedAccounts; index++) {
    const user = accounts[index];
    const hash = isRefused ? null : (user?.passwordHash ?? null);
    if (await passwords.verify(password, hash, ctx.state))
      return { user: user!, isOnlyAccount: user === confirmed || accounts.length === 1 };
  }
  if (isRefused)
    ctx.log.warn(
      'Somebody tried the password of the demo accounts, with which nobody signs in in production.',
    );
  await recordFailure(ctx, accounts[0] ?? null, isRefused ? 'demo password' : 'password');
  throw wrongCredentials();
}

function wrongCredentials(): UserError {
  return new UserError('INVALID_CREDENTIALS', 'The email address or the password is wrong.');
}

async function recordFailure(
  ctx: Context,
  user: User | null,
  reason: 'password' | 'demo password' | 'suspended',
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    count(ctx, signIns, { result: reason === 'suspended' ? 'SUSPENDED' : 'WRONG_PASSWORD' });
    audit(ctx, 'session.refused', user && { type: 'User', id: user.id }, { details: { reason } });
  });
}
