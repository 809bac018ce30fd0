import { describe, expect, it } from 'vitest';
import { sql } from '../../../../src/platform/database/sql.ts';
import { testPassword } from '../../../kit/actors.ts';
import { useApp } from '../../../kit/app.ts';
import { actionsOn } from '../../../kit/audit-log.ts';
import { foundCount } from '../../../kit/found.ts';
import { mailsTo, templatesTo } from '../../../kit/mails-to.ts';
import {
  bearer,
  mutate,
  register,
  registerAndVerify,
  sendMutation,
  signIn,
  tokens,
  whoIs,
} from '../../../kit/sessions.ts';

const app = useApp();

const everything = `user { id name email phone emailVerifiedAt mfaEnabled status createdAt permissions roles { name } sessions { id device } customer { id code name } } session { ${tokens} }`;
const input = { email: 'anna@example.com', password: testPassword, name: 'Anna' };
const countOf = (email: string) => foundCount(app(), 'users', email);

/** An answer with everything in it that differs between any two accounts made alike. */
const shapeOf = (value: unknown) =>
  JSON.stringify(value, (key, inner) =>
    typeof inner === 'string' && /^(id|code|.*Token|.*At)$/.test(key) ? typeof inner : inner,
  );

describe('registerCustomer', () => {
  it('makes an account with a customer and signs them in', async () => {
    const { user, session, userErrors } = await mutate(
      app(),
      {},
      'registerCustomer',
      { ...input, email: 'new@example.com', name: ' Anna Ärger ', phone: ' +49 30 1 ' },
      everything,
    );
    expect(userErrors).toEqual([]);
    expect(user).toMatchObject({
      name: 'Anna Ärger',
      email: 'new@example.com',
      phone: '+49 30 1',
      emailVerifiedAt: null,
      mfaEnabled: false,
      status: 'ACTIVE',
      permissions: [],
      roles: [{ name: 'Customer' }],
      customer: { name: 'Anna Ärger' },
    });
    expect(await whoIs(app(), session.accessToken)).toBe(user.id);
    expect(await actionsOn(app(), user.id)).toEqual(['user.registered']);
    expect(await actionsOn(app(), user.customer.id)).toEqual(['customer.created']);
    expect(await templatesTo(app(), 'new@example.com')).toEqual(['accounts.welcome']);
  });

  it('answers alike for an address that somebody has, and tells only its owner', async () => {
    await registerAndVerify(app(), 'owner@example.com');
    const [free, taken] = await Promise.all(
      ['free1@example.com', 'OWNER@example.com'].map(email =>
        sendMutation(app(), {}, 'registerCustomer', { ...input, email }, everything),
      ),
    );
    expect(shapeOf(taken).replaceAll('OWNER@example.com', 'free1@example.com')).toBe(shapeOf(free));
    expect(taken!.data.registerCustomer.userErrors).toEqual([]);
    expect(await templatesTo(app(), 'free1@example.com')).toEqual(['accounts.welcome']);
    expect(await templatesTo(app(), 'owner@example.com')).toEqual([
      'accounts.welcome',
      'accounts.already-registered',
    ]);
    const mail = (await mailsTo(app(), 'owner@example.com')).at(-1)!;
    expect(mail.to).toBe('owner@example.com');
    expect(mail.text).not.toMatch(/[\w-]{43}/);
  });

  it('gives who merely claims an address no way into the account that confirmed it', async () => {
    const owner = await registerAndVerify(app(), 'mine@example.com');
    const claimant = await register(app(), 'mine@example.com', { password: 'the trap of a stranger' });
    expect(claimant.user.id).not.toBe(owner.userId);
    expect((await signIn(app(), 'mine@example.com', 'the trap of a stranger')).user.id).toBe(
      claimant.user.id,
    );
    const { data } = await app().sendWith(
      bearer(claimant.session.accessToken),
      `{ user(id: "${owner.userId}") { name } }`,
    );
    expect(data.user).toBeNull();
  });

  it.each([
    ['email', { email: 'nonsense' }],
    ['email', { email: '' }],
    ['email', { email: 'anna@example.com\r\nBcc: all@example.com' }],
    ['email', { email: 'anna@example.com, bea@example.com' }],
    ['name', { name: ' ' }],
    ['name', { name: 'Anna\r\nBcc: all@example.com' }],
    ['name', { name: 'x'.repeat(201) }],
    ['phone', { phone: '1'.repeat(41) }],
    ['phone', { phone: '1\n2' }],
    ['password', { password: ' '.repeat(12) }],
    ['password', { password: 'with a null \u0000 byte' }],
  ])('refuses a bad %s', async (field, bad) => {
    const answer = await mutate(
      app(),
      {},
      'registerCustomer',
      { ...input, email: 'bad@example.com', ...bad },
      'user { id }',
    );
    expect(answer).toMatchObject({ user: null, userErrors: [{ code: 'INVALID_INPUT', path: [field] }] });
    expect(await countOf('bad@example.com')).toBe(0);
  });

  it.each([
    ['short', 'too short'],
    ['common', 'Password123'],
    ['the address', 'WEAK@example.com'],
    ['the name in the address', 'weak.person'],
    ['of 73 bytes', `${'x'.repeat(70)}abc`],
    ['of 72 letters and more bytes', 'äbcdefgh'.repeat(9)],
  ])('refuses a password that is %s', async (what, password) => {
    const email = what.startsWith('the name') ? 'weak.person@example.com' : 'weak@example.com';
    const answer = await mutate(app(), {}, 'registerCustomer', { ...input, email, password }, 'user { id }');
    expect(answer).toMatchObject({ user: null, userErrors: [{ code: 'WEAK_PASSWORD', path: ['password'] }] });
    expect(await countOf(email)).toBe(0);
  });

  it('takes a password of just 72 bytes, in any script', async () => {
    const password = '密碼很長很安全的'.repeat(3);
    expect(Buffer.byteLength(password)).toBe(72);
    const { userErrors } = await register(app(), 'script@example.com', { password });
    expect(userErrors).toEqual([]);
    expect((await signIn(app(), 'script@example.com', password)).userErrors).toEqual([]);
    expect((await signIn(app(), 'script@example.com', `${password}and more`)).userErrors).toMatchObject([
      { code: 'INVALID_CREDENTIALS' },
    ]);
  });

  it.each([
    { role: 'ADMIN' },
    { roles: ['ADMIN'] },
    { status: 'ACTIVE' },
    { emailVerifiedAt: '2026-01-01T00:00:00Z' },
    { verifiedEmailKey: 'mass@example.com' },
    { id: 'user_01h455vb4pex5vsknk084sn02q' },
    { passwordHash: 'x' },
    { mfaEnabled: true },
  ])('refuses the field of %o', async extra => {
    const email = 'mass@example.com';
    const { data, errors } = await sendMutation(
      app(),
      {},
      'registerCustomer',
      { ...input, email, ...extra },
      'user { id }',
    );
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    const literal = await app().sendWith(
      {},
      `mutation { registerCustomer(input: { email: "${email}", password: "${testPassword}", name: "M", ${Object.keys(extra)[0]}: null }) { user { id } } }`,
    );
    expect(literal.errors![0]!.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await countOf(email)).toBe(0);
  });

  it('lets one address make twenty accounts in an hour', async () => {
    const answers = [];
    for (let number = 1; number <= 21; number++) {
      answers.push(
        await sendMutation(
          app(),
          {},
          'registerCustomer',
          { ...input, email: `many${number}@example.com` },
          'userErrors { code }',
          '192.0.2.21',
        ),
      );
    }
    expect(answers.slice(0, 20).flatMap(answer => answer.errors ?? [])).toEqual([]);
    expect(answers.at(-1)!.errors).toMatchObject([
      { extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 60 } },
    ]);
    expect(await countOf('many21@example.com')).toBe(0);
  });

  it('writes names safely into mails', async () => {
    await register(app(), 'html@example.com', { name: '<img src=x> =?utf-8?q?Bcc?= "Quoted", <b@c.de>' });
    const [mail] = await mailsTo(app(), 'html@example.com');
    expect(mail).toMatchObject({ subject: 'Welcome to Tradepost', to: 'html@example.com' });
    expect(mail!.html).not.toContain('<img');
    expect(Object.keys(mail!.headers)).not.toContain('bcc');
  });

  it('stores the password only as a hash', async () => {
    await register(app(), 'hashed@example.com');
    const [row] = await app().app.database.run<object>(
      sql`select * from user where email = ${'hashed@example.com'}`,
    );
    expect(JSON.stringify(row)).not.toContain(testPassword);
    expect(JSON.stringify(row)).toContain('$04$');
  });
});
