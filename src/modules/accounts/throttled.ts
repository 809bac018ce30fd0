import { GraphQLError } from 'graphql';
import { type Context, inTransaction } from '../../context.ts';
import type { ThrottleKey } from '../../lib/throttle.ts';
import { raiseAlert } from '../audit/alerts/raise-alert.ts';

/** An attempt that counts until it turns out well. */
export interface CountedAttempt {
  /** Takes the attempt back, and forgets the earlier failures of the account. */
  succeeded(): Promise<void>;
}

/**
 * Counts an attempt to guess something about an account, by the account and by the address that it comes from.
 * @param kind keeps the counts of different guesses apart, so that a forgotten password does not use up codes
 * @throws RATE_LIMITED with `retryAfterSeconds`
 */
export async function countAttempt(ctx: Context, kind: string, account: string): Promise<CountedAttempt> {
  const { throttle } = ctx.services;
  const accountKey: ThrottleKey = { limit: 'account', key: `${kind}:${account}` };
  const addressKey: ThrottleKey = { limit: 'address', key: ctx.request.ip ?? 'unknown' };
  const { waitSeconds, tripped } = await throttle.attempt([accountKey, addressKey]);
  if (tripped.length > 0) await alertOf(ctx, tripped.includes(accountKey), kind, account);
  if (waitSeconds > 0) throw rateLimited(waitSeconds);
  return { succeeded: () => throttle.succeed([addressKey], [accountKey]) };
}

/** Counts something that sends a mail or makes an account, whether or not it turns out well. @throws RATE_LIMITED */
export async function countRequest(ctx: Context, limit: 'mail' | 'registration', key: string): Promise<void> {
  const { waitSeconds } = await ctx.services.throttle.attempt([{ limit, key }]);
  if (waitSeconds > 0) throw rateLimited(waitSeconds);
}

function rateLimited(retryAfterSeconds: number): GraphQLError {
  return new GraphQLError(
    `Too many attempts. Try again in ${retryAfterSeconds} second${retryAfterSeconds === 1 ? '' : 's'}.`,
    { extensions: { code: 'RATE_LIMITED', retryAfterSeconds } },
  );
}

async function alertOf(ctx: Context, isAccount: boolean, kind: string, account: string): Promise<void> {
  const address = ctx.request.ip ?? 'an unknown address';
  await inTransaction(ctx, async ctx => {
    await raiseAlert(
      ctx,
      isAccount
        ? {
            kind: 'MANY_FAILED_SIGN_INS_ACCOUNT',
            subject: account,
            message: `Many failed attempts (${kind}) on the account ${account}, the last from ${address}.`,
          }
        : {
            kind: 'MANY_FAILED_SIGN_INS_ADDRESS',
            subject: address,
            message: `Many failed attempts to sign in or to guess a code from ${address}.`,
          },
    );
  });
}
