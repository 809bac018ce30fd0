import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { PasswordField } from '../../kit/field/password-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import type { UserError } from '../../kit/form/user-error.ts';
import { OutsidePage } from './outside-page.tsx';

type VerifyByPasswordProps = {
  verify: { pending: boolean; userErrors?: readonly UserError[]; failure?: string };
  onSubmit: (password?: string) => Promise<void>;
};

/** In a browser without the session: the password shows that whoever reads the mail also registered. */
export function VerifyByPassword({ verify, onSubmit }: VerifyByPasswordProps) {
  const [password, setPassword] = useState('');
  return (
    <OutsidePage
      title="Confirm your email address"
      text="Enter the password that you chose when you registered. It shows that the account is yours."
    >
      <Form userErrors={verify.userErrors} failure={verify.failure} onSubmit={() => void onSubmit(password)}>
        <PasswordField
          name="password"
          label="Password"
          autoFocus
          isRequired
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" variant="primary" wide pending={verify.pending} pendingLabel="Confirming…">
          Confirm the address
        </Button>
        <Button variant="quiet" wide isDisabled={verify.pending} onPress={() => void onSubmit()}>
          I do not know the password: mail me a link to choose one
        </Button>
      </Form>
    </OutsidePage>
  );
}
