import { useNavigate } from '@tanstack/react-router';
import { Button } from '../../kit/button/button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { DraftNotice } from '../../kit/form/draft-notice.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { useDraft } from '../../kit/form/use-draft.ts';
import { Card } from '../../kit/page/card.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan, useViewer } from '../../shell/session/session-context.ts';
import { StaffCreateDocument } from './generated/graphql.ts';
import styles from './staff.module.css';
import { StaffFields } from './staff-fields.tsx';
import { emptyStaffValues, staffInput } from './staff-values.ts';

export function NewStaffMemberPage() {
  usePageTitle('New staff member');
  const can = useCan();
  return can('STAFF_MANAGE') ? <NewStaffMember /> : <ForbiddenPage />;
}

function NewStaffMember() {
  const viewer = useViewer();
  const navigate = useNavigate();
  const draft = useDraft(`${viewer.id}.staff.new`, emptyStaffValues);
  const create = useAction(StaffCreateDocument, data => data.createStaffMember);

  async function submit() {
    const answer = await create.run({ input: staffInput(draft.value) });
    if (!answer?.staffMember) return;
    const { id, name } = answer.staffMember;
    draft.submitted();
    toast.success({ title: `${name} is added` });
    void navigate({ to: '/staff/$staffMemberId', params: { staffMemberId: id } });
  }

  return (
    <>
      <PageHeader
        title="New staff member"
        back={{ href: '/staff', label: 'Staff' }}
        meta="For somebody who does not sign in, or has an account already. Invite everybody else."
      />
      <div className={styles.form}>
        <Card>
          <Form userErrors={create.userErrors} failure={create.failure} onSubmit={() => void submit()}>
            <DraftNotice draft={draft} />
            <StaffFields values={draft.value} onChange={draft.setField} />
            <FormActions>
              <LinkButton href="/staff">Cancel</LinkButton>
              <Button type="submit" variant="primary" pending={create.pending} pendingLabel="Adding…">
                Add
              </Button>
            </FormActions>
          </Form>
        </Card>
      </div>
    </>
  );
}
