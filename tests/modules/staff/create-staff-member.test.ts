import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { codeOf } from '../../kit/codes.ts';
import { foundCount } from '../../kit/found.ts';

const app = useApp();

const fields =
  'staffMember { id code name email jobTitle hiredOn status version user { id } approvedBy { id } approvedAt }';
const create = (input: object, actor = 'admin') => app().mutate('createStaffMember', input, fields, actor);
const named = (name: string) => foundCount(app(), 'staffMembers', name, 'admin');

describe('createStaffMember', () => {
  it('adds somebody who works here, without an account', async () => {
    const admin = await app().actors.find('admin');
    const details = { email: 'oven@example.com', jobTitle: 'Baker', hiredOn: '1992-08-14' };
    const { staffMember, userErrors } = await create({ name: ' Änne Öfner ', code: 'EMP-1', ...details });
    expect(userErrors).toEqual([]);
    expect(staffMember).toEqual({
      id: expect.stringMatching(/^staff_/),
      code: 'EMP-1',
      name: 'Änne Öfner',
      ...details,
      status: 'APPROVED',
      version: 1,
      user: null,
      approvedBy: { id: admin.userId },
      approvedAt: expect.stringMatching(/^2026-03-01/),
    });
    expect(await named('ÖFNER')).toBe(1);
  });

  it('makes up a code, and leaves absent details empty', async () => {
    const { staffMember } = await create({ name: 'Plain' });
    expect(staffMember).toMatchObject({
      code: expect.stringMatching(/^S-/),
      email: null,
      jobTitle: null,
      hiredOn: null,
    });
  });

  it('takes an account, which then shows the staff member', async () => {
    const person = await app().actors.make();
    const { staffMember } = await create({ name: 'With account', userId: person.userId });
    expect(staffMember.user).toEqual({ id: person.userId });
    expect(await as(app(), person).ask('{ me { permissions staffMember { name } } }')).toEqual({
      me: { permissions: [], staffMember: { name: 'With account' } },
    });
  });

  it('refuses an account that somebody has, be they deleted, and one that is not there', async () => {
    const person = await app().actors.make();
    const first = await create({ name: 'First', userId: person.userId });
    const taken = [{ code: 'ALREADY_DONE', path: ['userId'] }];
    expect((await create({ name: 'Second', userId: person.userId })).userErrors).toMatchObject(taken);
    const input = { staffMemberId: first.staffMember.id };
    await app().mutate('deleteStaffMember', input, 'deletedStaffMemberId', 'admin');
    expect((await create({ name: 'Second', userId: person.userId })).userErrors).toMatchObject(taken);
    expect(
      (await create({ name: 'Second', userId: 'user_01h455vb4pex5vsknk084sn02q' })).userErrors,
    ).toMatchObject([{ code: 'NOT_FOUND', path: ['userId'] }]);
    expect(await named('Second')).toBe(0);
  });

  it('refuses a code that is taken, whatever its case, also by somebody deleted', async () => {
    const { staffMember } = await create({ name: 'Holder', code: 'Code-1' });
    const taken = [{ code: 'CODE_TAKEN', path: ['code'] }];
    expect((await create({ name: 'Copy', code: 'CODE-1' })).userErrors).toMatchObject(taken);
    const input = { staffMemberId: staffMember.id };
    await app().mutate('deleteStaffMember', input, 'deletedStaffMemberId', 'admin');
    expect((await create({ name: 'Copy', code: 'code-1' })).userErrors).toMatchObject(taken);
    expect(await named('Copy')).toBe(0);
  });

  it.each([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(201) }],
    ['email', { email: 'nobody' }],
    ['code', { code: 'has space' }],
    ['jobTitle', { jobTitle: 'x'.repeat(101) }],
    ['userId', { userId: 'customer_01h455vb4pex5vsknk084sn02q' }],
  ])('refuses a bad %s', async (field, bad) => {
    const { staffMember, userErrors } = await create({ name: 'Badly', ...bad });
    expect(staffMember).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: [field] }]);
    expect(await named('Badly')).toBe(0);
  });

  it('refuses a day that is none', async () => {
    const { data, errors } = await app().send(
      'admin',
      'mutation { createStaffMember(input: { name: "Leap", hiredOn: "2025-02-29" }) { staffMember { id } } }',
    );
    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
    expect(await named('Leap')).toBe(0);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
    ['manager', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const answer = await app().send(
      actor,
      'mutation { createStaffMember(input: { name: "Nope" }) { staffMember { id } } }',
    );
    expect(answer.data).toBeNull();
    expect(codeOf(answer)).toBe(code);
    expect(await named('Nope')).toBe(0);
  });
});
