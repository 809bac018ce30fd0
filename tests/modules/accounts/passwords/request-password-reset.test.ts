import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { mailsTo, templatesTo } from '../../../kit/mails-to.ts';
import { register, registerAndVerify, sendMutation } from '../../../kit/sessions.ts';

const app = useApp();

const ask = (email: string) =>
  sendMutation(app(), {}, 'requestPasswordReset', { email }, 'accepted __typename');
const resets = async (email: string) =>
  (await templatesTo(app(), email)).filter(template => template === 'accounts.reset-password').length;

describe('requestPasswordReset', () => {
  it('mails a token to the address that the account confirmed, however it was typed', async () => {
    await registerAndVerify(app(), 'anna@example.com');
    expect((await ask('ANNA@Example.com')).data.requestPasswordReset).toMatchObject({
      accepted: true,
      userErrors: [],
    });
    expect(await resets('anna@example.com')).toBe(1);
    expect((await mailsTo(app(), 'anna@example.com')).at(-1)).toMatchObject({
      to: 'anna@example.com',
      subject: 'Set a new password',
    });
  });

  it('answers alike for every address, and mails nothing to one that is unknown or merely claimed', async () => {
    await registerAndVerify(app(), 'known@example.com');
    await register(app(), 'claimed@example.com');
    const suspended = await registerAndVerify(app(), 'suspended@example.com');
    await app().mutate(
      'updateUserStatus',
      { userId: suspended.userId, status: 'SUSPENDED' },
      'user { id }',
      'admin',
    );
    const addresses = ['known', 'claimed', 'unknown', 'suspended'].map(name => `${name}@example.com`);
    const answers = await Promise.all(addresses.map(ask));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const counts = [];
    for (const email of addresses) counts.push(await resets(email));
    expect(counts).toEqual([1, 0, 0, 0]);
  });

  it('goes to the account that confirmed the address, not to a later one that claims it', async () => {
    await registerAndVerify(app(), 'mine@example.com');
    await register(app(), 'mine@example.com', { name: 'Stranger' });
    await ask('mine@example.com');
    expect(await resets('mine@example.com')).toBe(1);
    expect((await mailsTo(app(), 'mine@example.com')).at(-1)!.toName).toBe('Anna');
  });

  it('sends an address three mails in a quarter of an hour', async () => {
    await registerAndVerify(app(), 'often@example.com');
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask('often@example.com')));
    expect(answers.filter(answer => answer.errors)).toHaveLength(7);
    expect(await resets('often@example.com')).toBe(3);
  });

  it.each(['nonsense', 'a@example.com\r\nBcc: b@example.com', ''])('refuses the address %j', async email => {
    expect((await ask(email)).data.requestPasswordReset.userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['email'] },
    ]);
  });
});
