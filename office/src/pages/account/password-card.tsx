import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { PasswordField } from '../../kit/field/password-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions, FormRow } from '../../kit/form/form-layout.tsx';
import { Card } from '../../kit/page/card.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { AccountChangePasswordDocument } from './generated/graphql.ts';

type PasswordCardProps = { email: string; onChanged: () => void };

export function PasswordCard({ email, onChanged }: PasswordCardProps) {
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const change = useAction(AccountChangePasswordDocument, data => data.changePassword);

  async function submit() {
    if (!(await change.run({ currentPassword, newPassword }))) return;
    setCurrent('');
    setNew('');
    toast.success({ title: 'Your password is changed', text: 'Your other sessions have ended.' });
    onChanged();
  }

  return (
    <Card title="Password">
      <Form
        aria-label="Password"
        userErrors={change.userErrors}
        failure={change.failure}
        onSubmit={() => void submit()}
      >
        {/* Tells password managers whose password this is. */}
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <FormRow>
          <PasswordField
            name="currentPassword"
            label="Current password"
            isRequired
            value={currentPassword}
            onChange={setCurrent}
          />
          <PasswordField
            name="newPassword"
            label="New password"
            isNew
            isRequired
            value={newPassword}
            onChange={setNew}
          />
        </FormRow>
        <FormActions>
          <Button type="submit" variant="primary" pending={change.pending} pendingLabel="Saving…">
            Change the password
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
