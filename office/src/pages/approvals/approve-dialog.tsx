import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { CheckboxGroupField } from '../../kit/field/checkbox-group-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useViewer } from '../../shell/session/session-context.ts';
import { roleOptions } from '../roles/role-options.ts';
import { ApprovalRolesDocument, ApprovalsApproveDocument } from './generated/graphql.ts';

type ApproveDialogProps = {
  /** Who is approved; null while nobody is asked about. */
  member: { id: string; name: string } | null;
  onClose: () => void;
};

export function ApproveDialog({ member, onClose }: ApproveDialogProps) {
  // The same work is often approved several times in a row.
  const [roleIds, setRoleIds] = useState<string[]>([]);
  return (
    <Dialog isOpen={member !== null} onClose={onClose} title={`Approve ${member?.name ?? ''}`}>
      {member && <ApproveForm {...{ member, roleIds, setRoleIds, onClose }} />}
    </Dialog>
  );
}

type ApproveFormProps = {
  member: { id: string; name: string };
  roleIds: string[];
  setRoleIds: (ids: string[]) => void;
  onClose: () => void;
};

function ApproveForm({ member, roleIds, setRoleIds, onClose }: ApproveFormProps) {
  const { permissions } = useViewer();
  const [{ data, error }, read] = useQuery({ query: ApprovalRolesDocument, requestPolicy: 'cache-first' });
  const approve = useAction(ApprovalsApproveDocument, answer => answer.approveStaffMember);
  const failed = errorState(error, () => read({ requestPolicy: 'network-only' }));
  const roles = data?.roles ?? [];

  async function submit() {
    if (!(await approve.run({ staffMemberId: member.id, roleIds }))) return;
    const names = roles.filter(role => roleIds.includes(role.id)).map(role => role.name);
    toast.success({
      title: `${member.name} is approved`,
      text: names.length > 0 ? `Roles: ${names.join(', ')}.` : 'Without a role yet.',
    });
    onClose();
  }

  if (failed && !data) return <ErrorState {...failed} compact />;
  if (!data) return <SkeletonLines count={4} label="Loading the roles…" />;
  return (
    <Form userErrors={approve.userErrors} failure={approve.failure} onSubmit={() => void submit()}>
      <CheckboxGroupField
        name="roleIds"
        label="Roles"
        description="Without a role, they can sign in and do nothing. Roles can be given later, too."
        options={roleOptions(roles, permissions)}
        value={roleIds}
        onChange={setRoleIds}
      />
      <FormActions>
        <Button onPress={onClose}>Not yet</Button>
        <Button type="submit" variant="primary" pending={approve.pending} pendingLabel="Approving…">
          Approve
        </Button>
      </FormActions>
    </Form>
  );
}
