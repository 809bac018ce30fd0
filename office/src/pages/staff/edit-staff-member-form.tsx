import { useNavigate } from '@tanstack/react-router';
import { Button } from '../../kit/button/button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { type ConflictChoice, ConflictNotice } from '../../kit/form/conflict-notice.tsx';
import { DraftNotice } from '../../kit/form/draft-notice.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { useDraft } from '../../kit/form/use-draft.ts';
import { Card } from '../../kit/page/card.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { chosenValues, conflictFields } from '../../lib/conflict-choices.ts';
import { findConflict } from '../../lib/graphql/find-conflict.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { useViewer } from '../../shell/session/session-context.ts';
import { type StaffMemberValuesFragment, StaffUpdateDocument } from './generated/graphql.ts';
import styles from './staff.module.css';
import { StaffFields } from './staff-fields.tsx';
import { type StaffValues, shownStaffValues, staffInput, staffValuesOf } from './staff-values.ts';

/** What is typed, and the version on which it was begun: the cache may get a newer one meanwhile. */
interface StaffEdit {
  version: number;
  values: StaffValues;
}

function editOf(member: StaffMemberValuesFragment): StaffEdit {
  return { version: member.version, values: staffValuesOf(member) };
}

export function EditStaffMemberForm({ member }: { member: StaffMemberValuesFragment }) {
  usePageTitle(`Edit ${member.name}`);
  const viewer = useViewer();
  const navigate = useNavigate();
  const draft = useDraft(`${viewer.id}.staff.${member.id}`, editOf(member));
  const { version, values } = draft.value;
  const update = useAction(StaffUpdateDocument, data => data.updateStaffMember);
  const conflict = findConflict(update.userErrors);
  const current = conflict?.current?.__typename === 'StaffMember' ? conflict.current : undefined;
  const page = `/staff/${member.id}`;

  async function save(edit: StaffEdit) {
    const { version, values } = edit;
    const answer = await update.run({
      input: { staffMemberId: member.id, version, ...staffInput(values) },
    });
    if (!answer?.staffMember) return;
    draft.submitted(editOf(answer.staffMember));
    toast.success({ title: `${answer.staffMember.name} is saved` });
    void navigate({ to: '/staff/$staffMemberId', params: { staffMemberId: member.id } });
  }
  function resolve(choices: Record<string, ConflictChoice>) {
    if (!current) return;
    const edit = {
      version: current.version,
      values: chosenValues(choices, values, staffValuesOf(current)),
    };
    draft.set(edit);
    void save(edit);
  }

  return (
    <>
      <PageHeader title={`Edit ${member.name}`} back={{ href: page, label: member.name }} />
      <div className={styles.form}>
        <Card>
          <Form
            userErrors={current ? undefined : update.userErrors}
            failure={update.failure}
            onSubmit={() => void save({ version, values })}
          >
            <DraftNotice draft={draft} />
            {current && (
              <ConflictNotice
                key={current.version}
                fields={conflictFields(shownStaffValues, values, staffValuesOf(current))}
                changedBy={conflict?.changedBy?.name}
                changedAt={conflict?.changedAt}
                pending={update.pending}
                onResolve={resolve}
              />
            )}
            <StaffFields
              values={values}
              onChange={(name, value) => draft.setField('values', { ...values, [name]: value })}
            />
            {!current && (
              <FormActions>
                <LinkButton href={page}>Cancel</LinkButton>
                <Button type="submit" variant="primary" pending={update.pending} pendingLabel="Saving…">
                  Save
                </Button>
              </FormActions>
            )}
          </Form>
        </Card>
      </div>
    </>
  );
}
