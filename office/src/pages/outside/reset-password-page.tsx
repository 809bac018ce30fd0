import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { PasswordField } from '../../kit/field/password-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useSession } from '../../shell/session/session-context.ts';
import { OutsideResetPasswordDocument } from './generated/graphql.ts';
import { NoToken } from './no-token.tsx';
import { OutsidePage } from './outside-page.tsx';

export function ResetPasswordPage() {
  const { token } = useSearch({ from: '/outside/reset-password' });
  const { actions } = useSession();
  const [password, setPassword] = useState('');
  const [isDone, setIsDone] = useState(false);
  const reset = useAction(OutsideResetPasswordDocument, data => data.resetPassword);

  if (!token) return <NoToken />;
  if (isDone) {
    return (
      <OutsidePage
        title="Your password is changed"
        text="You are signed out everywhere. Sign in with the new password."
        links={<Link to="/sign-in">Sign in</Link>}
      />
    );
  }

  async function submit(token: string) {
    if (!(await reset.run({ token, newPassword: password }))) return;
    setIsDone(true);
    // The session of this browser may be among those that ended.
    actions.readAgain();
  }
  return (
    <OutsidePage
      title="Choose a new password"
      text="You are signed out everywhere when you save it."
      links={<Link to="/forgot-password">Get another link</Link>}
    >
      <Form userErrors={reset.userErrors} failure={reset.failure} onSubmit={() => void submit(token)}>
        <PasswordField
          name="newPassword"
          label="New password"
          isNew
          autoFocus
          isRequired
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" variant="primary" wide pending={reset.pending} pendingLabel="Saving…">
          Save the password
        </Button>
      </Form>
    </OutsidePage>
  );
}
