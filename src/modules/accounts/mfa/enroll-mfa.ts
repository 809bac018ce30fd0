import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { seal } from '../../../platform/sealing/sealed-column.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { User } from '../users/user.entity.ts';
import { sealedTotpSecrets } from './sealed-totp-secrets.ts';
import { newTotpSecret, otpauthUrl, qrCodeSvg } from './totp.ts';

export interface Enrollment {
  readonly secret: string;
  readonly otpauthUrl: string;
  readonly qrCodeSvg: string;
}

/**
 * Starts the enrollment of an authenticator. It takes effect when `confirmMfa` gets a code; until then it can be started
 * again.
 * @throws UserError MFA_ALREADY_ENABLED
 */
export async function enrollMfa(ctx: Context): Promise<Enrollment> {
  const userId = requireUserId(ctx);
  const { storeName } = await readSettings(ctx);
  const secret = newTotpSecret();
  const sealed = await seal(ctx, sealedTotpSecrets, userId, secret);
  const email = await inTransaction(ctx, async ctx => {
    const user = await lockById(ctx, User, userId, []);
    if (user.mfaEnabledAt)
      throw new UserError('MFA_ALREADY_ENABLED', 'A second factor is already enrolled. Disable it first.');
    user.totpSecret = sealed;
    user.totpLastStep = null;
    return user.email;
  });
  const url = otpauthUrl(secret, storeName, email);
  return { secret, otpauthUrl: url, qrCodeSvg: await qrCodeSvg(url) };
}
