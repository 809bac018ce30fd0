import { defineService, ServiceKey } from '../../../platform/context/services.ts';
import { MeasuredCache } from '../../../platform/lib/measured-cache.ts';

export interface ValidToken {
  readonly userId: string;
  readonly sessionId: string;
  /** In seconds since 1970. */
  readonly expiresAt: number;
}

export const validTokens = new ServiceKey<MeasuredCache<string, ValidToken>>('accounts.validTokens');

const maxBytes = 4 * 1_024 ** 2;
/** What is kept beside the token itself, roughly. */
const bytesPerToken = 300;

/**
 * What access tokens say that were valid. Verifying one goes through a thread and takes as long as a statement; it stays valid
 * until it expires, and whether its session still runs is read each time.
 */
export const validTokenCache = defineService(
  validTokens,
  () =>
    new MeasuredCache({
      maxSize: maxBytes,
      sizeCalculation: (_, token) => token.length + bytesPerToken,
    }),
);
