import { useNavigate } from '@tanstack/react-router';
import { Button } from '../../kit/button/button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { type ConflictChoice, ConflictNotice } from '../../kit/form/conflict-notice.tsx';
import { DraftNotice } from '../../kit/form/draft-notice.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { useDraft } from '../../kit/form/use-draft.ts';
import { toast } from '../../kit/toast/toasts.ts';
import { chosenValues, conflictFields } from '../../lib/conflict-choices.ts';
import { findConflict } from '../../lib/graphql/find-conflict.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useViewer } from '../../shell/session/session-context.ts';
import { type RoleEditQuery, RoleUpdateDocument, type RoleValuesFragment } from './generated/graphql.ts';
import { RoleFields } from './role-fields.tsx';
import { type RoleFormValues, roleInput, roleValuesOf, shownRoleValues } from './role-values.ts';

/** What is typed, and the version on which it was begun: the cache may get a newer one meanwhile. */
interface RoleEdit {
  version: number;
  values: RoleFormValues;
}

function editOf(role: RoleValuesFragment): RoleEdit {
  return { version: role.version, values: roleValuesOf(role) };
}

type EditRoleFormProps = { data: RoleEditQuery; role: RoleValuesFragment };

export function EditRoleForm({ data, role }: EditRoleFormProps) {
  const viewer = useViewer();
  const navigate = useNavigate();
  const draft = useDraft(`${viewer.id}.role.${role.id}`, editOf(role));
  const { version, values } = draft.value;
  const update = useAction(RoleUpdateDocument, answer => answer.updateRole);
  const conflict = findConflict(update.userErrors);
  const current = conflict?.current?.__typename === 'Role' ? conflict.current : undefined;

  async function save(edit: RoleEdit) {
    const input = { roleId: role.id, version: edit.version, ...roleInput(edit.values) };
    const answer = await update.run({ input });
    if (!answer?.role) return;
    draft.submitted(editOf(answer.role));
    toast.success({
      title: `The role “${answer.role.name}” is saved`,
      text: 'Its members have the change at once.',
    });
    void navigate({ to: '/roles/$roleId', params: { roleId: role.id } });
  }
  function resolve(choices: Record<string, ConflictChoice>) {
    if (!current) return;
    const edit = { version: current.version, values: chosenValues(choices, values, roleValuesOf(current)) };
    draft.set(edit);
    void save(edit);
  }

  return (
    <Form
      userErrors={current ? undefined : update.userErrors}
      failure={update.failure}
      onSubmit={() => void save({ version, values })}
    >
      <DraftNotice draft={draft} />
      {current && (
        <ConflictNotice
          key={current.version}
          fields={conflictFields(shownRoleValues(data.roles), values, roleValuesOf(current))}
          changedBy={conflict?.changedBy?.name}
          changedAt={conflict?.changedAt}
          pending={update.pending}
          onResolve={resolve}
        />
      )}
      <RoleFields
        values={values}
        onChange={(name, value) => draft.setField('values', { ...values, [name]: value })}
        roles={data.roles}
        permissions={data.permissions}
        roleId={role.id}
      />
      {!current && (
        <FormActions sticky>
          <LinkButton href={`/roles/${role.id}`}>Cancel</LinkButton>
          <Button type="submit" variant="primary" pending={update.pending} pendingLabel="Saving…">
            Save
          </Button>
        </FormActions>
      )}
    </Form>
  );
}
