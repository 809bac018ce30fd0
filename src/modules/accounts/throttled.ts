import { GraphQLError } from 'graphql';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { networkOf } from '../../platform/lib/network-of.ts';
import type { ThrottleKey } from '../../platform/limits/throttle.ts';
import { count as countMetric } from '../../platform/metrics/count.ts';
import { type NewAlert, raiseAlert } from '../audit/alerts/raise-alert.ts';
import { signIns } from './accounts.metrics.ts';

/** An attempt that counts as failed until it succeeds. */
export interface CountedAttempt {
  /** Takes the attempt back and resets the failures of the account. */
  succeeded(): Promise<void>;
  /** Takes the attempt back; failures before it still count. */
  takeBack(): Promise<void>;
}

export interface AttemptOptions {
  readonly limit?: 'account' | 'mfa';
  /** Runs in a transaction when the account has to wait from now on. */
  readonly whenWaitBegins?: (ctx: Context) => void;
}

/**
 * Counts an attempt to guess a secret of an account, per IP address and per account. An attempt from an address that has
 * to wait does not count against the account, so that one address cannot keep the account locked.
 * @param kind separates the counts of different secrets, so that a wrong password does not use up the attempts at codes
 * @throws RATE_LIMITED with `retryAfterSeconds`
 */
export async function countAttempt(
  ctx: Context,
  kind: string,
  account: string,
  { limit = 'account', whenWaitBegins }: AttemptOptions = {},
): Promise<CountedAttempt> {
  const { throttle } = ctx.services;
  const address = await countAddress(ctx);
  const key = { limit, key: `${kind}:${account}` };
  const alert: NewAlert = {
    kind: 'MANY_FAILED_SIGN_INS_ACCOUNT',
    subject: account.slice(0, maxSubjectLength),
    message: `Many failed attempts (${kind}) on one account, the last from ${addressOf(ctx)}.`,
  };
  await count(ctx, key, alert, whenWaitBegins);
  return {
    succeeded: () => throttle.succeed([address], [key]),
    takeBack: () => throttle.succeed([address, key], []),
  };
}

/** The same for a token, which does not name an account. @throws RATE_LIMITED */
export async function countTokenAttempt(ctx: Context): Promise<Pick<CountedAttempt, 'succeeded'>> {
  const address = await countAddress(ctx);
  return { succeeded: () => ctx.services.throttle.succeed([address], []) };
}

/**
 * Counts a request that sends a mail or creates an account, whether or not it succeeds.
 * @throws RATE_LIMITED
 */
export async function countRequest(
  ctx: Context,
  limit: 'mail' | 'mailing' | 'registration',
  key: string,
): Promise<void> {
  const { waitSeconds } = await ctx.services.throttle.attempt([{ limit, key }]);
  if (waitSeconds > 0) throw rateLimited(waitSeconds);
}

/** Counts a requested mail, per recipient and per IP address of the request. @throws RATE_LIMITED */
export async function countMail(ctx: Context, key: string): Promise<void> {
  await countRequest(ctx, 'mailing', addressOf(ctx));
  await countRequest(ctx, 'mail', key);
}

// Shorter than the column of the alert.
const maxSubjectLength = 200;

/** Where attempts are counted: the shopper's address also behind a render server, and of IPv6 the network. */
function addressOf({ state, request }: Context): string {
  const address = state.address ?? request.ip;
  return address === null ? 'an unknown address' : networkOf(address);
}

/** Counts an account that is registered, per address. @throws RATE_LIMITED */
export async function countRegistration(ctx: Context): Promise<void> {
  await countRequest(ctx, 'registration', addressOf(ctx));
}

async function countAddress(ctx: Context): Promise<ThrottleKey> {
  const key = { limit: 'address', key: addressOf(ctx) };
  await count(ctx, key, {
    kind: 'MANY_FAILED_SIGN_INS_ADDRESS',
    subject: addressOf(ctx),
    message: `Many failed attempts to sign in or to guess a code from ${addressOf(ctx)}.`,
  });
  return key;
}

async function count(
  ctx: Context,
  key: ThrottleKey,
  alert: NewAlert,
  whenWaitBegins?: (ctx: Context) => void,
): Promise<void> {
  const { waitSeconds, tripped } = await ctx.services.throttle.attempt([key]);
  if (tripped.length > 0)
    await inTransaction(ctx, async ctx => {
      whenWaitBegins?.(ctx);
      await raiseAlert(ctx, alert);
    });
  if (waitSeconds === 0) return;
  countMetric(ctx, signIns, { result: 'THROTTLED' });
  throw rateLimited(waitSeconds);
}

function rateLimited(retryAfterSeconds: number): GraphQLError {
  return new GraphQLError(
    `Too many attempts. Try again in ${retryAfterSeconds} second${retryAfterSeconds === 1 ? '' : 's'}.`,
    { extensions: { code: 'RATE_LIMITED', retryAfterSeconds } },
  );
}
