import { afterEach, describe, expect, it } from 'vitest';
import { type BuiltInKey, builtInRoleId } from '../../../../src/modules/accounts/roles/built-in-roles.ts';
import { useApp } from '../../../kit/app.ts';
import { nextCode, totpCode } from '../../../kit/authenticator.ts';
import { mutate, signIn } from '../../../kit/sessions.ts';

const app = useApp();

const require = (key: BuiltInKey, requiresMfa: boolean) =>
  app().mutate('updateRole', { roleId: builtInRoleId(key), requiresMfa }, 'role { requiresMfa }', 'admin');

afterEach(async () => {
  await require('STAFF', false);
});

const refusedUntilEnrolled = [
  '{ users { totalCount } }',
  '{ customers { totalCount } }',
  '{ roles { id } }',
  '{ permissions { name } }',
  'mutation { updateProfile(input: { name: "Anna" }) { user { name } userErrors { code } } }',
  'mutation { changePassword(input: { currentPassword: "x", newPassword: "y" }) { userErrors { code } } }',
  'mutation { createSupplier(input: { name: "Acme" }) { supplier { id } } }',
  'mutation { disableMfa(input: { password: "x", code: "1" }) { userErrors { code } } }',
];

describe('a role that requires a second factor', () => {
  it('lets its members do nothing but enroll one, and then everything', async () => {
    const { headers, userId, email } = await app().actors.make({ roles: ['STAFF', 'CUSTOMER'] });
    const users = '{ customers { totalCount } }';
    expect((await app().sendWith(headers, users)).errors).toBeUndefined();
    expect((await require('STAFF', true)).role.requiresMfa).toBe(true);

    for (const query of [...refusedUntilEnrolled, `{ user(id: "${userId}") { id } }`]) {
      const { data, errors } = await app().sendWith(headers, query);
      expect(data ?? {}, query).not.toContain(userId);
      expect(errors, query).toMatchObject([
        { extensions: { code: 'FORBIDDEN', reason: 'MFA_ENROLLMENT_REQUIRED' } },
      ]);
    }
    const { data, errors } = await app().sendWith(
      headers,
      '{ me { id email permissions roles { id } sessions { id } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.me).toMatchObject({ id: userId, email });

    const { secret } = await mutate(app(), headers, 'enrollMfa', null, 'secret');
    expect((await app().sendWith(headers, users)).errors).toHaveLength(1);
    const { userErrors } = await mutate(
      app(),
      headers,
      'confirmMfa',
      { code: totpCode(app(), secret) },
      'recoveryCodes',
    );
    expect(userErrors).toEqual([]);
    expect((await app().sendWith(headers, users)).errors).toBeUndefined();
    const profile = await mutate(app(), headers, 'updateProfile', { name: 'Bea' }, 'user { name }');
    expect(profile.user.name).toBe('Bea');

    const { mfaChallenge } = await signIn(app(), email);
    const input = { token: mfaChallenge.token, code: nextCode(app(), secret) };
    const { session } = await mutate(app(), {}, 'completeMfaChallenge', input, 'session { accessToken }');
    const fresh = { authorization: `Bearer ${session.accessToken}` };
    expect((await app().sendWith(fresh, users)).errors).toBeUndefined();
  });

  it('lets its members see what is public, and sign out', async () => {
    const { headers } = await app().actors.make({ roles: ['STAFF'] });
    await require('STAFF', true);
    expect((await app().sendWith(headers, '{ products { totalCount } }')).errors).toBeUndefined();
    expect((await mutate(app(), headers, 'signOut', null, 'endedSessionId')).endedSessionId).toMatch(
      /^session_/,
    );
  });

  it('asks nothing of others', async () => {
    const { headers } = await app().actors.make({ roles: ['MANAGER'] });
    await require('STAFF', true);
    expect((await app().sendWith(headers, '{ users { totalCount } }')).errors).toBeUndefined();
  });
});
