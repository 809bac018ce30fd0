import { describe, expect, it } from 'vitest';
import { builtInRoleId } from '../../../src/modules/accounts/roles/built-in-roles.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { codeOf } from '../../kit/codes.ts';
import { rolesOf } from '../../kit/factories/role.ts';
import { approved, registered } from '../../kit/factories/staff-member.ts';
import { updateSettings } from '../../kit/update-settings.ts';
import { reject, staffMailsTo, statusOf } from './support.ts';

const app = useApp();
const staffRole = builtInRoleId('STAFF');

const approve = (id: string, roleIds: readonly string[] = [], actor = 'manager') =>
  app().mutate(
    'approveStaffMember',
    { staffMemberId: id, roleIds },
    'staffMember { status hiredOn approvedAt rejectionReason approvedBy { id } user { id } }',
    actor,
  );

const createProduct = (sku: string) =>
  `mutation { createProduct(input: { sku: "${sku}", name: "P", price: "1.00" }) { product { sku } userErrors { code } } }`;

describe('approveStaffMember', () => {
  it('lets somebody in with roles, who may then do what these allow and no more', async () => {
    const member = await registered(app());
    const { send, ask } = as(app(), member);
    expect(codeOf(await send(createProduct('NEW-1')))).toBe('FORBIDDEN');
    const manager = await app().actors.find('manager');
    const { staffMember, userErrors } = await approve(member.id, [staffRole]);
    expect(userErrors).toEqual([]);
    expect(staffMember).toEqual({
      status: 'APPROVED',
      hiredOn: '2026-03-01',
      approvedAt: expect.stringMatching(/^2026-03-01/),
      rejectionReason: null,
      approvedBy: { id: manager.userId },
      user: { id: member.userId },
    });
    expect((await ask(createProduct('NEW-1'))).createProduct).toEqual({
      product: { sku: 'NEW-1' },
      userErrors: [],
    });
    const other = await registered(app());
    const answer = await send(
      `mutation { approveStaffMember(input: { staffMemberId: "${other.id}", roleIds: [] }) { staffMember { id } } }`,
    );
    expect(codeOf(answer)).toBe('FORBIDDEN');
    expect(await statusOf(app(), other.id)).toBe('PENDING');
  });

  it("counts the first working day in the store's time zone", async () => {
    const timeZone = (name: string) => updateSettings(app(), { timeZone: name });
    const member = await registered(app());
    // At noon UTC it is two in the morning of the next day there.
    await timeZone('Pacific/Kiritimati');
    expect((await approve(member.id)).staffMember).toMatchObject({
      hiredOn: '2026-03-02',
      approvedAt: expect.stringMatching(/^2026-03-01/),
    });
    await timeZone('UTC');
  });

  it('tells them by one mail, and the audit log who did it', async () => {
    const member = await registered(app());
    await approve(member.id, [staffRole, staffRole]);
    expect(await rolesOf(app(), member.userId)).toEqual(['Staff']);
    expect(await staffMailsTo(app(), member.email)).toMatchObject([
      { template: 'staff.approved', toName: member.name },
    ]);
    const { auditLog } = await app().ask(
      'manager',
      `{ auditLog(filter: { targetId: "${member.id}" }) { nodes { action actor { id } } } }`,
    );
    const manager = await app().actors.find('manager');
    expect(auditLog.nodes).toEqual([
      { action: 'staff.approved', actor: { id: manager.userId } },
      { action: 'staff.registered', actor: { id: member.userId } },
    ]);
  });

  it('can do without roles', async () => {
    const member = await registered(app());
    expect((await approve(member.id)).staffMember.status).toBe('APPROVED');
    expect(await rolesOf(app(), member.userId)).toEqual([]);
    expect(codeOf(await as(app(), member).send(createProduct('NONE-1')))).toBe('FORBIDDEN');
  });

  it('gives no role beyond what the approver holds, and then changes nothing', async () => {
    const member = await registered(app());
    const { staffMember, userErrors } = await approve(member.id, [staffRole, builtInRoleId('ADMIN')]);
    expect(staffMember).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'BEYOND_OWN_PERMISSIONS', path: ['roleIds', '1'] }]);
    expect(await statusOf(app(), member.id)).toBe('PENDING');
    expect(await rolesOf(app(), member.userId)).toEqual([]);
    expect(await staffMailsTo(app(), member.email)).toEqual([]);
    expect((await approve(member.id, [builtInRoleId('ADMIN')], 'admin')).staffMember).toMatchObject({
      status: 'APPROVED',
    });
    expect(await rolesOf(app(), member.userId)).toEqual(['Administrator']);
  });

  it.each([
    ['NOT_FOUND', ['roleIds', '1'], 'role_01h455vb4pex5vsknk084sn02q'],
    ['INVALID_INPUT', ['roleIds'], 'user_01h455vb4pex5vsknk084sn02q'],
    ['INVALID_INPUT', ['roleIds'], 'Staff'],
  ])('refuses an unknown role: %s', async (code, path, roleId) => {
    const member = await registered(app());
    expect((await approve(member.id, [staffRole, roleId])).userErrors).toMatchObject([{ code, path }]);
    expect(await statusOf(app(), member.id)).toBe('PENDING');
    expect(await rolesOf(app(), member.userId)).toEqual([]);
  });

  it('approves somebody who was rejected, once they wait for a decision again', async () => {
    const member = await registered(app());
    await reject(app(), member.id);
    expect((await approve(member.id, [staffRole])).userErrors).toMatchObject([{ code: 'WRONG_STATUS' }]);
    expect(await rolesOf(app(), member.userId)).toEqual([]);
    await app().mutate('reinstateStaffMember', { staffMemberId: member.id }, 'staffMember { id }');
    expect((await approve(member.id, [staffRole])).staffMember).toMatchObject({
      status: 'APPROVED',
      rejectionReason: null,
    });
    expect(await rolesOf(app(), member.userId)).toEqual(['Staff']);
  });

  it('is not for somebody who works here already, is suspended, or unknown', async () => {
    const member = await approved(app());
    const wrong = [{ code: 'WRONG_STATUS', path: ['staffMemberId'] }];
    expect((await approve(member.id, [staffRole])).userErrors).toMatchObject(wrong);
    await app().mutate('suspendStaffMember', { staffMemberId: member.id }, 'staffMember { id }');
    expect((await approve(member.id, [staffRole])).userErrors).toMatchObject(wrong);
    expect(await statusOf(app(), member.id)).toBe('SUSPENDED');
    expect(await rolesOf(app(), member.userId)).toEqual([]);
    expect((await approve('staff_01h455vb4pex5vsknk084sn02q')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['staffMemberId'] },
    ]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
    ['staff', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const member = await registered(app());
    const answer = await app().send(
      actor,
      `mutation { approveStaffMember(input: { staffMemberId: "${member.id}", roleIds: [] }) { staffMember { id } } }`,
    );
    expect(answer.data).toBeNull();
    expect(codeOf(answer)).toBe(code);
    expect(await statusOf(app(), member.id)).toBe('PENDING');
  });
});

describe('two managers who decide at once', () => {
  const rounds = [1, 2, 3, 4, 5];

  async function decideAtOnce(one: (id: string) => Promise<unknown>, other: typeof one) {
    const member = await registered(app());
    const answers = (await Promise.all([one(member.id), other(member.id)])) as {
      staffMember: { status: string } | null;
      userErrors: { code: string }[];
    }[];
    const winners = answers.filter(({ userErrors }) => userErrors.length === 0);
    expect(winners).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'WRONG_STATUS' }]);
    const status = await statusOf(app(), member.id);
    expect(winners[0]!.staffMember!.status).toBe(status);
    const mails = await staffMailsTo(app(), member.email);
    expect(mails.map(mail => mail.template)).toEqual([`staff.${status.toLowerCase()}`]);
    return { status, roles: await rolesOf(app(), member.userId) };
  }

  it.each(rounds)('both approve, and one of them is too late, round %i', async () => {
    const decided = await decideAtOnce(
      id => approve(id, [staffRole]),
      id => approve(id, [staffRole], 'admin'),
    );
    expect(decided).toEqual({ status: 'APPROVED', roles: ['Staff'] });
  });

  it.each(rounds)('both reject, and one of them is too late, round %i', async () => {
    expect(
      await decideAtOnce(
        id => reject(app(), id),
        id => reject(app(), id),
      ),
    ).toEqual({ status: 'REJECTED', roles: [] });
  });

  it.each(rounds)('one approves and one rejects, and the first one counts, round %i', async () => {
    const { status, roles } = await decideAtOnce(
      id => approve(id, [staffRole]),
      id => reject(app(), id),
    );
    expect(roles).toEqual(status === 'APPROVED' ? ['Staff'] : []);
  });
});
