import { useNavigate } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { CheckboxGroupField } from '../../kit/field/checkbox-group-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { DraftNotice } from '../../kit/form/draft-notice.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions, FormRow } from '../../kit/form/form-layout.tsx';
import { useDraft } from '../../kit/form/use-draft.ts';
import { Card } from '../../kit/page/card.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan, useViewer } from '../../shell/session/session-context.ts';
import { roleOptions } from '../roles/role-options.ts';
import { StaffInviteDocument, StaffInviteRolesDocument } from './generated/graphql.ts';
import styles from './staff.module.css';

const nobody = { email: '', name: '', jobTitle: '', roleIds: [] as string[] };

export function InvitePage() {
  usePageTitle('Invite staff');
  const can = useCan();
  return can('STAFF_MANAGE') ? <Invite /> : <ForbiddenPage />;
}

function Invite() {
  const viewer = useViewer();
  const navigate = useNavigate();
  const draft = useDraft(`${viewer.id}.staff.invite`, nobody);
  const invite = useAction(StaffInviteDocument, data => data.inviteStaffMember);
  const [{ data, error }, read] = useQuery({ query: StaffInviteRolesDocument });
  const failed = errorState(error, () => read({ requestPolicy: 'network-only' }));
  const person = draft.value;

  async function submit() {
    const { email, name, jobTitle, roleIds } = person;
    const input = { email: email.trim(), name: name.trim(), jobTitle: jobTitle.trim() || null, roleIds };
    const answer = await invite.run({ input });
    if (!answer?.staffMember) return;
    draft.submitted();
    toast.success({
      title: `${answer.staffMember.name} is invited`,
      text: `The mail goes to ${input.email}.`,
    });
    void navigate({ to: '/staff/$staffMemberId', params: { staffMemberId: answer.staffMember.id } });
  }

  return (
    <>
      <PageHeader
        title="Invite staff"
        back={{ href: '/staff', label: 'Staff' }}
        meta="They get a mail with a link, which works for a week, and choose a password."
      />
      <div className={styles.form}>
        <Card>
          <Form userErrors={invite.userErrors} failure={invite.failure} onSubmit={() => void submit()}>
            <DraftNotice draft={draft} />
            <FormRow>
              <TextField
                name="name"
                label="Name"
                autoComplete="off"
                autoFocus
                isRequired
                value={person.name}
                onChange={name => draft.setField('name', name)}
              />
              <TextField
                name="email"
                label="Email"
                type="email"
                autoComplete="off"
                isRequired
                value={person.email}
                onChange={email => draft.setField('email', email)}
              />
            </FormRow>
            <TextField
              name="jobTitle"
              label="Job title"
              value={person.jobTitle}
              onChange={jobTitle => draft.setField('jobTitle', jobTitle)}
            />
            {failed && !data && <ErrorState {...failed} compact />}
            {!data && !failed && <SkeletonLines count={4} label="Loading the roles…" />}
            {data && (
              <CheckboxGroupField
                name="roleIds"
                label="Roles"
                options={roleOptions(data.roles, viewer.permissions)}
                value={person.roleIds}
                onChange={roleIds => draft.setField('roleIds', roleIds)}
              />
            )}
            <FormActions>
              <LinkButton href="/staff">Cancel</LinkButton>
              <Button type="submit" variant="primary" pending={invite.pending} pendingLabel="Inviting…">
                Send the invitation
              </Button>
            </FormActions>
          </Form>
        </Card>
      </div>
    </>
  );
}
