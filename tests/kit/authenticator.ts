import { Secret, TOTP } from 'otpauth';
import type { TestApp } from './app.ts';
import { as } from './as.ts';

const periodMs = 30_000;

/** The code that an authenticator shows now, or so many periods later. */
export function totpCode(app: TestApp, secret: string, periodsLater = 0): string {
  const timestamp = app.clock.now().getTime() + periodsLater * periodMs;
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}

/** Lets the clock go on until the authenticator shows a code that it has not shown before. */
export function nextCode(app: TestApp, secret: string): string {
  app.clock.advance(2 * periodMs);
  return totpCode(app, secret);
}

/** A code that the authenticator neither shows now nor did or will within some periods. */
export function wrongCode(app: TestApp, secret: string): string {
  const shown = new Set([-3, -2, -1, 0, 1, 2, 3].map(periods => totpCode(app, secret, periods)));
  return ['000000', '111111', '222222', '333333', '444444', '555555', '666666', '777777'].find(
    code => !shown.has(code),
  )!;
}

/** Sets up a second factor for who sends these headers. */
export async function enroll(
  app: TestApp,
  headers: Record<string, string>,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const person = as(app, { headers });
  const { secret } = await person.mutate('enrollMfa', null, 'secret');
  const code = totpCode(app, secret);
  const { recoveryCodes, userErrors } = await person.mutate('confirmMfa', { code }, 'recoveryCodes');
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return { secret, recoveryCodes };
}

/** A new person whose account has a second factor. */
export async function makeProtectedPerson(app: TestApp) {
  const actor = await app.actors.make();
  return { ...actor, ...(await enroll(app, actor.headers)) };
}
