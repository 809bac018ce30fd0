import type { ThrottleLimit } from '../../platform/limits/throttle.ts';

const minute = 60;
const quarterHour = 15 * minute;

const hour = 60 * minute;

/**
 * Limits for failed attempts and for requests that send mails. Waits for an account stay short, because anybody can cause
 * them for anybody else; waits for an IP address grow long. So do those for codes of an authenticator, of which only
 * somebody who knows the password can enter any: about twenty guesses a day at a code out of a million.
 */
export const throttleLimits = {
  account: { attempts: 5, windowSeconds: quarterHour, firstWaitSeconds: 15, longestWaitSeconds: 2 * minute },
  mfa: {
    attempts: 5,
    windowSeconds: 24 * hour,
    firstWaitSeconds: hour,
    longestWaitSeconds: 12 * hour,
  },
  address: {
    attempts: 30,
    windowSeconds: quarterHour,
    firstWaitSeconds: 30,
    longestWaitSeconds: 60 * minute,
  },
  mail: {
    attempts: 3,
    windowSeconds: quarterHour,
    firstWaitSeconds: minute,
    longestWaitSeconds: quarterHour,
  },
  mailing: {
    attempts: 20,
    windowSeconds: 60 * minute,
    firstWaitSeconds: minute,
    longestWaitSeconds: 60 * minute,
  },
  registration: {
    attempts: 20,
    windowSeconds: 60 * minute,
    firstWaitSeconds: minute,
    longestWaitSeconds: 60 * minute,
  },
} as const satisfies Record<string, ThrottleLimit>;
