import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { type ConflictChoice, ConflictNotice } from '../../kit/form/conflict-notice.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions, FormRow } from '../../kit/form/form-layout.tsx';
import { Card } from '../../kit/page/card.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { chosenValues, conflictFields } from '../../lib/conflict-choices.ts';
import { findConflict } from '../../lib/graphql/find-conflict.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useSession } from '../../shell/session/session-context.ts';
import styles from './account.module.css';
import { type AccountProfileQuery, AccountUpdateProfileDocument } from './generated/graphql.ts';
import { type ProfileValues, profileValuesOf, shownProfileValues } from './profile-values.ts';

export type Me = NonNullable<AccountProfileQuery['me']>;

export function ProfileCard({ me }: { me: Me }) {
  const { actions } = useSession();
  const [values, setValues] = useState(profileValuesOf(me));
  // The version on which it was begun: the cache may get a newer one meanwhile.
  const [version, setVersion] = useState(me.version);
  const update = useAction(AccountUpdateProfileDocument, data => data.updateProfile);
  const conflict = findConflict(update.userErrors);
  const current = conflict?.current?.__typename === 'User' ? conflict.current : undefined;
  const set = (name: keyof ProfileValues) => (value: string) => setValues(all => ({ ...all, [name]: value }));

  async function save({ name, phone }: ProfileValues, version: number) {
    const answer = await update.run({ input: { name, phone: phone.trim() || null, version } });
    if (!answer) return;
    if (answer.user) setVersion(answer.user.version);
    toast.success({ title: 'Your profile is saved' });
    actions.readAgain();
  }
  function resolve(choices: Record<string, ConflictChoice>) {
    if (!current) return;
    const chosen = chosenValues(choices, values, profileValuesOf(current));
    setValues(chosen);
    void save(chosen, current.version);
  }

  return (
    <Card title="Profile">
      <div className={styles.part}>
        <DescriptionList
          items={[
            { term: 'Roles', detail: me.roles.map(role => role.name).join(', ') },
            { term: 'Job title', detail: me.staffMember?.jobTitle },
            { term: 'Staff code', detail: me.staffMember?.code },
          ]}
        />
        <Form
          aria-label="Profile"
          userErrors={current ? undefined : update.userErrors}
          failure={update.failure}
          onSubmit={() => void save(values, version)}
        >
          {current && (
            <ConflictNotice
              key={current.version}
              fields={conflictFields(shownProfileValues, values, profileValuesOf(current))}
              changedBy={conflict?.changedBy?.name}
              changedAt={conflict?.changedAt}
              pending={update.pending}
              onResolve={resolve}
            />
          )}
          <FormRow>
            <TextField
              name="name"
              label="Name"
              autoComplete="name"
              isRequired
              value={values.name}
              onChange={set('name')}
            />
            <TextField
              name="phone"
              label="Phone"
              type="tel"
              autoComplete="tel"
              value={values.phone}
              onChange={set('phone')}
            />
          </FormRow>
          {!current && (
            <FormActions>
              <Button type="submit" variant="primary" pending={update.pending} pendingLabel="Saving…">
                Save
              </Button>
            </FormActions>
          )}
        </Form>
      </div>
    </Card>
  );
}
