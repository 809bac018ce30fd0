import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { codeOf } from '../../kit/codes.ts';
import { approved, registered } from '../../kit/factories/staff-member.ts';
import { reject, staffMailsTo, statusOf } from './support.ts';

const app = useApp();

const wrongStatus = [{ code: 'WRONG_STATUS', path: ['staffMemberId'] }];

describe('rejectStaffMember', () => {
  it('rejects somebody, and tells them why', async () => {
    const member = await registered(app());
    const manager = await app().actors.find('manager');
    const { staffMember, userErrors } = await reject(app(), member.id, ' No vacancy.\nTry <again> in May. ');
    expect(userErrors).toEqual([]);
    expect(staffMember).toEqual({
      status: 'REJECTED',
      rejectionReason: 'No vacancy.\nTry <again> in May.',
      approvedBy: { id: manager.userId },
      approvedAt: null,
    });
    const mails = await staffMailsTo(app(), member.email);
    expect(mails).toMatchObject([{ template: 'staff.rejected' }]);
    expect(mails[0]!.text).toContain('Try <again> in May.');
    expect(mails[0]!.html).toContain('&lt;again&gt;');
  });

  it('leaves them an account without any permission', async () => {
    const member = await registered(app());
    await reject(app(), member.id);
    const { ask, send } = as(app(), member);
    expect(await ask('{ me { permissions staffMember { status rejectionReason } } }')).toEqual({
      me: { permissions: [], staffMember: { status: 'REJECTED', rejectionReason: 'No vacancy.' } },
    });
    expect(codeOf(await send('{ staffMembers { nodes { id } } }'))).toBe('FORBIDDEN');
  });

  it('is only for a staff member who waits for a decision', async () => {
    const [turnedDown, working] = [await registered(app()), await approved(app())];
    await reject(app(), turnedDown.id);
    expect((await reject(app(), turnedDown.id, 'Again.')).userErrors).toMatchObject(wrongStatus);
    expect((await reject(app(), working.id)).userErrors).toMatchObject(wrongStatus);
    expect(await statusOf(app(), working.id)).toBe('APPROVED');
    await app().mutate('suspendStaffMember', { staffMemberId: working.id }, 'staffMember { id }');
    expect((await reject(app(), working.id)).userErrors).toMatchObject(wrongStatus);
    expect(await statusOf(app(), working.id)).toBe('SUSPENDED');
    expect((await reject(app(), 'staff_01h455vb4pex5vsknk084sn02q')).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
  });

  it.each([' ', 'x'.repeat(501)])('wants a reason of bounded length', async reason => {
    const member = await registered(app());
    expect((await reject(app(), member.id, reason)).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['reason'] },
    ]);
    expect(await statusOf(app(), member.id)).toBe('PENDING');
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
    ['staff', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const member = await registered(app());
    const answer = await app().send(
      actor,
      `mutation { rejectStaffMember(input: { staffMemberId: "${member.id}", reason: "No." }) { staffMember { id } } }`,
    );
    expect(answer.data).toBeNull();
    expect(codeOf(answer)).toBe(code);
    expect(await statusOf(app(), member.id)).toBe('PENDING');
  });
});
