import { useNavigate } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { DraftNotice } from '../../kit/form/draft-notice.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { useDraft } from '../../kit/form/use-draft.ts';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan, useViewer } from '../../shell/session/session-context.ts';
import { RoleCreateDocument, RoleNewDocument } from './generated/graphql.ts';
import { RoleFields } from './role-fields.tsx';
import { emptyRole, roleInput } from './role-values.ts';

export function NewRolePage() {
  usePageTitle('New role');
  const can = useCan();
  return can('ROLES_MANAGE') ? <NewRole /> : <ForbiddenPage />;
}

function NewRole() {
  const viewer = useViewer();
  const navigate = useNavigate();
  const draft = useDraft(`${viewer.id}.role.new`, emptyRole);
  const create = useAction(RoleCreateDocument, data => data.createRole);
  const [{ data, error }, read] = useQuery({ query: RoleNewDocument });
  const failed = errorState(error, () => read({ requestPolicy: 'network-only' }));

  async function submit() {
    const answer = await create.run({ input: roleInput(draft.value) });
    if (!answer?.role) return;
    draft.submitted();
    toast.success({ title: `The role “${answer.role.name}” is there` });
    void navigate({ to: '/roles/$roleId', params: { roleId: answer.role.id } });
  }

  return (
    <>
      <PageHeader title="New role" back={{ href: '/roles', label: 'Roles' }} />
      {failed && !data && <ErrorState {...failed} />}
      {!data && !failed && <SkeletonLines count={8} label="Loading the permissions…" />}
      {data && (
        <Form userErrors={create.userErrors} failure={create.failure} onSubmit={() => void submit()}>
          <DraftNotice draft={draft} />
          <RoleFields
            values={draft.value}
            onChange={draft.setField}
            roles={data.roles}
            permissions={data.permissions}
          />
          <FormActions sticky>
            <LinkButton href="/roles">Cancel</LinkButton>
            <Button type="submit" variant="primary" pending={create.pending} pendingLabel="Creating…">
              Create the role
            </Button>
          </FormActions>
        </Form>
      )}
    </>
  );
}
