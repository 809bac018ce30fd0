import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { codeOf } from '../../kit/codes.ts';

const app = useApp();

const fields = 'staffMember { id code name email jobTitle hiredOn version user { id } }';
const make = async (input: object = {}) =>
  (await app().mutate('createStaffMember', { name: 'Somebody', ...input }, fields, 'admin')).staffMember;
const update = (input: object) => app().mutate('updateStaffMember', input, fields, 'admin');
const read = async (id: string) =>
  (
    await app().ask(
      'admin',
      `{ staffMember(id: "${id}") { id code name email jobTitle hiredOn version user { id } } }`,
    )
  ).staffMember;

describe('updateStaffMember', () => {
  it('changes what the input says, and nothing else', async () => {
    const before = await make({
      code: 'U-1',
      email: 'u@example.com',
      jobTitle: 'Cook',
      hiredOn: '2020-01-01',
    });
    const { staffMember, userErrors } = await update({
      staffMemberId: before.id,
      jobTitle: ' Chef ',
      hiredOn: null,
    });
    expect(userErrors).toEqual([]);
    expect(staffMember).toEqual({ ...before, jobTitle: 'Chef', hiredOn: null, version: 2 });
    expect(await read(before.id)).toEqual(staffMember);
  });

  it('gives an account, takes it away, and refuses one that somebody has', async () => {
    const [member, other] = [await make(), await make()];
    const { userId } = await app().actors.make();
    expect((await update({ staffMemberId: member.id, userId })).staffMember.user).toEqual({ id: userId });
    expect((await update({ staffMemberId: other.id, userId })).userErrors).toMatchObject([
      { code: 'ALREADY_DONE', path: ['userId'] },
    ]);
    expect((await read(other.id)).user).toBeNull();
    expect((await update({ staffMemberId: member.id, userId: null })).staffMember.user).toBeNull();
    expect((await update({ staffMemberId: other.id, userId })).staffMember.user).toEqual({ id: userId });
  });

  it('refuses a stale version, and says which is the latest', async () => {
    const { id } = await make();
    await update({ staffMemberId: id, version: 1, name: 'Second' });
    const { updateStaffMember } = await app().ask(
      'admin',
      `mutation { updateStaffMember(input: { staffMemberId: "${id}", version: 1, name: "Late" })
         { userErrors { code path ... on VersionConflictError { currentVersion } } } }`,
    );
    expect(updateStaffMember.userErrors).toEqual([
      { code: 'VERSION_CONFLICT', path: ['version'], currentVersion: 2 },
    ]);
    expect(await read(id)).toMatchObject({ name: 'Second', version: 2 });
  });

  it('lets one of many win who saw the same version', async () => {
    const { id } = await make();
    const answers = await Promise.all(
      [1, 2, 3, 4].map(n => update({ staffMemberId: id, version: 1, name: `Name ${n}` })),
    );
    const errors = answers.flatMap(({ userErrors }) => userErrors);
    expect(errors).toHaveLength(3);
    expect(errors.every(error => error.code === 'VERSION_CONFLICT')).toBe(true);
    expect((await read(id)).version).toBe(2);
  });

  it.each([
    ['CODE_TAKEN', ['code'], { code: 'TAKEN' }],
    ['INVALID_INPUT', ['name'], { name: null }],
    ['INVALID_INPUT', ['email'], { email: 'x' }],
    ['NOT_FOUND', ['userId'], { userId: 'user_01h455vb4pex5vsknk084sn02q' }],
    ['NOT_FOUND', ['staffMemberId'], { staffMemberId: 'staff_01h455vb4pex5vsknk084sn02q' }],
    ['INVALID_INPUT', ['staffMemberId'], { staffMemberId: 'user_01h455vb4pex5vsknk084sn02q' }],
  ])('refuses with %s at %s', async (code, path, bad) => {
    await app().mutate('createStaffMember', { name: 'Holder', code: 'taken' }, '__typename', 'admin');
    const before = await make();
    expect((await update({ staffMemberId: before.id, ...bad })).userErrors).toMatchObject([{ code, path }]);
    expect(await read(before.id)).toEqual(before);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['manager', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const before = await make();
    const answer = await app().send(
      actor,
      `mutation { updateStaffMember(input: { staffMemberId: "${before.id}", name: "X" }) { staffMember { id } } }`,
    );
    expect(codeOf(answer)).toBe(code);
    expect(await read(before.id)).toEqual(before);
  });
});
