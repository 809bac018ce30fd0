import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import {
  StaffDeleteDocument,
  type StaffMemberDetailsFragment,
  StaffReinstateDocument,
  StaffResendInvitationDocument,
  StaffRestoreDocument,
  StaffRevokeInvitationDocument,
  StaffSuspendDocument,
} from './generated/graphql.ts';

/** What is done with a staff member at the press of a button. What the API can undo, its toast undoes. */
export function useStaffActions({ id, name }: Pick<StaffMemberDetailsFragment, 'id' | 'name'>) {
  const staffMemberId = id;
  const suspend = useAction(StaffSuspendDocument, data => data.suspendStaffMember);
  const reinstate = useAction(StaffReinstateDocument, data => data.reinstateStaffMember);
  const remove = useAction(StaffDeleteDocument, data => data.deleteStaffMember);
  const restore = useAction(StaffRestoreDocument, data => data.restoreStaffMember);
  const resend = useAction(StaffResendInvitationDocument, data => data.resendInvitation);
  const revoke = useAction(StaffRevokeInvitationDocument, data => data.revokeInvitation);

  async function reinstateNow() {
    const answer = await reinstate.run({ staffMemberId });
    const waits = answer?.staffMember?.status === 'PENDING';
    if (answer)
      toast.success({ title: waits ? `${name} waits for approval again` : `${name} is back at work` });
  }
  async function restoreNow() {
    if (await restore.run({ staffMemberId })) toast.success({ title: `${name} is restored` });
  }
  return {
    suspend,
    problem: [reinstate, remove, restore, resend, revoke].find(({ problem }) => problem)?.problem,
    pending: [reinstate, remove, restore, resend, revoke].some(({ pending }) => pending),
    reinstateNow,
    restoreNow,
    /** Resolves to whether it was done. */
    async suspendNow(reason: string): Promise<boolean> {
      if (!(await suspend.run({ staffMemberId, reason: reason.trim() || null }))) return false;
      toast.success({
        title: `${name} is suspended`,
        text: 'Their sessions have ended.',
        action: { label: 'Undo', onAction: () => void reinstateNow() },
      });
      return true;
    },
    async removeNow() {
      if (!(await remove.run({ staffMemberId }))) return;
      toast.success({
        title: `${name} is deleted`,
        action: { label: 'Undo', onAction: () => void restoreNow() },
      });
    },
    async resendNow() {
      if (await resend.run({ staffMemberId })) toast.success({ title: `${name} is invited again` });
    },
    async revokeNow() {
      if (!(await revoke.run({ staffMemberId }))) return;
      toast.success({ title: 'The invitation is revoked', text: 'Its link does not work any more.' });
    },
  };
}
