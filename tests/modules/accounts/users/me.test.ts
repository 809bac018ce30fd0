import { describe, expect, it } from 'vitest';
import { allPermissions } from '../../../../src/platform/authorization/permission.ts';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { codeOf } from '../../../kit/codes.ts';
import { makeShopper } from '../../../kit/factories/shopper.ts';

const app = useApp();

describe('me', () => {
  it('is null for a guest', async () => {
    expect(await app().ask('guest', '{ me { id email } }')).toEqual({ me: null });
  });

  it('is an error for a token that is no longer good, or never was', async () => {
    const person = await app().actors.make();
    await app().mutate(
      'updateUserStatus',
      { userId: person.userId, status: 'SUSPENDED' },
      'user { id }',
      'admin',
    );
    for (const authorization of [
      person.headers.authorization!,
      'Bearer nonsense',
      'Bearer a.b.c',
      'Basic YTpi',
      'Bearer',
      '',
    ]) {
      const answer = await app().sendWith({ authorization }, '{ me { id } }');
      expect(answer.data).toEqual({ me: null });
      expect(codeOf(answer)).toBe('UNAUTHENTICATED');
    }
  });

  it('shows a customer all about themselves', async () => {
    const person = await makeShopper(app(), { name: 'Cleo', phone: '+49 30 1' });
    expect(
      await as(app(), person).ask(
        `{ me { id email name phone emailVerifiedAt mfaEnabled status roles { name } permissions
             customer { id name email phone address { city } user { id email } } staffMember { id } sessions { id device } } }`,
      ),
    ).toEqual({
      me: {
        id: person.userId,
        email: person.email,
        name: 'Cleo',
        phone: '+49 30 1',
        emailVerifiedAt: null,
        mfaEnabled: false,
        status: 'ACTIVE',
        roles: [{ name: 'Customer' }],
        permissions: [],
        customer: {
          id: person.customerId,
          name: 'Cleo',
          email: person.email,
          phone: '+49 30 1',
          address: null,
          user: { id: person.userId, email: person.email },
        },
        staffMember: null,
        sessions: [{ id: expect.stringMatching(/^session_/), device: expect.any(String) }],
      },
    });
  });

  it('shows an administrator that they may do everything', async () => {
    expect(await app().ask('admin', '{ me { permissions roles { name } } }')).toEqual({
      me: { permissions: allPermissions, roles: [{ name: 'Administrator' }] },
    });
  });
});
