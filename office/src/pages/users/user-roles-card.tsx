import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { ErrorSummary } from '../../kit/error-summary/error-summary.tsx';
import { SelectField } from '../../kit/field/select-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { Card } from '../../kit/page/card.tsx';
import { TextLink } from '../../kit/text/text-link.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useCan, useViewer } from '../../shell/session/session-context.ts';
import { roleOptions } from '../roles/role-options.ts';
import {
  type UserDetailsFragment,
  type UserDetailsQuery,
  UsersAssignRoleDocument,
  UsersUnassignRoleDocument,
} from './generated/graphql.ts';
import styles from './users.module.css';

type UserRolesCardProps = { user: UserDetailsFragment; roles: UserDetailsQuery['roles'] };

export function UserRolesCard({ user, roles }: UserRolesCardProps) {
  const can = useCan();
  const [isOpen, setIsOpen] = useState(false);
  const assign = useAction(UsersAssignRoleDocument, data => data.assignRole);
  const unassign = useAction(UsersUnassignRoleDocument, data => data.unassignRole);

  async function take(role: { id: string; name: string }) {
    if (!(await unassign.run({ userId: user.id, roleId: role.id }))) return;
    toast.success({
      title: `${user.name} is no longer ${role.name}`,
      action: { label: 'Undo', onAction: () => void assign.run({ userId: user.id, roleId: role.id }) },
    });
  }

  return (
    <Card
      title="Roles"
      actions={
        can('ROLES_ASSIGN') && (
          <Button
            size="small"
            disabledReason={user.deletedAt ? 'The account is deleted.' : null}
            onPress={() => setIsOpen(true)}
          >
            Assign a role
          </Button>
        )
      }
    >
      {unassign.problem && <ErrorSummary messages={[unassign.problem]} />}
      {user.roles.length === 0 && <p className={styles.muted}>No role: they can sign in and do nothing.</p>}
      <ul className={styles.rows}>
        {user.roles.map(role => {
          const offered = role.nextActions.find(({ action }) => action === 'UNASSIGN');
          return (
            <li key={role.id} className={styles.row}>
              <span className={styles.rowText}>
                <TextLink href={`/roles/${role.id}`}>{role.name}</TextLink>
                <span className={styles.muted}>{role.description}</span>
              </span>
              {offered && (
                <Button
                  size="small"
                  aria-label={`Remove the role ${role.name}`}
                  disabledReason={offered.allowed ? null : offered.reason}
                  isDisabled={unassign.pending}
                  onPress={() => void take(role)}
                >
                  Remove
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title={`Assign a role to ${user.name}`}>
        <AssignForm user={user} roles={roles} onDone={() => setIsOpen(false)} />
      </Dialog>
    </Card>
  );
}

function AssignForm({ user, roles, onDone }: UserRolesCardProps & { onDone: () => void }) {
  const { permissions } = useViewer();
  const [roleId, setRoleId] = useState<string | null>(null);
  const assign = useAction(UsersAssignRoleDocument, data => data.assignRole);
  const others = roles.filter(({ id }) => !user.roles.some(held => held.id === id));

  async function submit() {
    if (!roleId || !(await assign.run({ userId: user.id, roleId }))) return;
    const role = roles.find(({ id }) => id === roleId);
    toast.success({ title: `${user.name} is ${role?.name ?? 'assigned'} now` });
    onDone();
  }

  return (
    <Form userErrors={assign.userErrors} failure={assign.failure} onSubmit={() => void submit()}>
      <SelectField
        name="roleId"
        label="Role"
        isRequired
        options={roleOptions(others, permissions)}
        value={roleId}
        onChange={setRoleId}
      />
      <FormActions>
        <Button onPress={onDone}>Cancel</Button>
        <Button
          type="submit"
          variant="primary"
          disabledReason={roleId ? null : 'Choose a role first.'}
          pending={assign.pending}
          pendingLabel="Assigning…"
        >
          Assign
        </Button>
      </FormActions>
    </Form>
  );
}
