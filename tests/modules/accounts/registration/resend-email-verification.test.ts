import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { mailedToken } from '../../../kit/mails-to.ts';
import { mutate, registerAndVerify, registerNewcomer, sendMutation } from '../../../kit/sessions.ts';

const app = useApp();

const resend = (email: string) => sendMutation(app(), {}, 'resendEmailVerification', { email }, 'accepted');
const verify = (token: string) => mutate(app(), {}, 'verifyEmail', { token }, 'user { id }');
const invalid = { user: null, userErrors: [{ code: 'TOKEN_INVALID', path: ['token'] }] };

describe('resendEmailVerification', () => {
  it('sends a new token, and the old one no longer works', async () => {
    const { userId, token } = await registerNewcomer(app(), 'again@example.com');
    expect((await resend('AGAIN@example.com')).data.resendEmailVerification).toEqual({
      accepted: true,
      userErrors: [],
    });
    const second = await mailedToken(app(), 'again@example.com', 'accounts.verify-email');
    expect(await verify(token)).toMatchObject(invalid);
    expect((await verify(second)).user.id).toBe(userId);
  });

  it('answers alike for addresses that are confirmed, claimed, and unknown, and mails only for the second', async () => {
    await registerAndVerify(app(), 'known@example.com');
    await registerNewcomer(app(), 'claimed@example.com');
    const addresses = ['known@example.com', 'claimed@example.com', 'unknown@example.com'];
    const answers = await Promise.all(addresses.map(email => resend(email)));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    await mailedToken(app(), 'claimed@example.com', 'accounts.verify-email');
    for (const email of ['known@example.com', 'unknown@example.com'])
      await expect(mailedToken(app(), email, 'accounts.verify-email')).rejects.toThrow('no token');
  });

  it('sends an address three mails in a quarter of an hour, known or not', async () => {
    await registerNewcomer(app(), 'often@example.com');
    for (const email of ['often@example.com', 'never@example.com']) {
      for (let time = 1; time <= 3; time++) expect((await resend(email)).errors).toBeUndefined();
      expect((await resend(email)).errors).toMatchObject([
        { extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 60 } },
      ]);
    }
  });

  it('refuses text that is not an email address', async () => {
    const { data } = await resend('nobody');
    expect(data.resendEmailVerification).toMatchObject({
      accepted: null,
      userErrors: [{ code: 'INVALID_INPUT', path: ['email'] }],
    });
  });
});
