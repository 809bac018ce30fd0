import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions, FormRow } from '../../kit/form/form-layout.tsx';
import { Card } from '../../kit/page/card.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useSession } from '../../shell/session/session-context.ts';
import styles from './account.module.css';
import { type AccountProfileQuery, AccountUpdateProfileDocument } from './generated/graphql.ts';

export type Me = NonNullable<AccountProfileQuery['me']>;

export function ProfileCard({ me }: { me: Me }) {
  const { actions } = useSession();
  const [name, setName] = useState(me.name);
  const [phone, setPhone] = useState(me.phone ?? '');
  const update = useAction(AccountUpdateProfileDocument, data => data.updateProfile);

  async function submit() {
    const input = { name, phone: phone.trim() || null, version: me.version };
    if (!(await update.run({ input }))) return;
    toast.success({ title: 'Your profile is saved' });
    actions.readAgain();
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
          userErrors={update.userErrors}
          failure={update.failure}
          onSubmit={() => void submit()}
        >
          <FormRow>
            <TextField
              name="name"
              label="Name"
              autoComplete="name"
              isRequired
              value={name}
              onChange={setName}
            />
            <TextField
              name="phone"
              label="Phone"
              type="tel"
              autoComplete="tel"
              value={phone}
              onChange={setPhone}
            />
          </FormRow>
          <FormActions>
            <Button type="submit" variant="primary" pending={update.pending} pendingLabel="Saving…">
              Save
            </Button>
          </FormActions>
        </Form>
      </div>
    </Card>
  );
}
