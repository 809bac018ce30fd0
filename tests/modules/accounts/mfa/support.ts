import type { TestApp } from '../../../kit/app.ts';
import { mutate } from '../../../kit/sessions.ts';

export const confirmMfa = (app: TestApp, headers: Record<string, string>, code: string) =>
  mutate(app, headers, 'confirmMfa', { code }, 'recoveryCodes');

export async function isMfaEnabled(app: TestApp, userId: string): Promise<boolean> {
  return (await app.ask('manager', `{ user(id: "${userId}") { mfaEnabled } }`)).user.mfaEnabled;
}
