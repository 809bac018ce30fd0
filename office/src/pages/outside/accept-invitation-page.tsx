import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { PasswordField } from '../../kit/field/password-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useSession } from '../../shell/session/session-context.ts';
import { CodeForm } from '../sign-in/code-form.tsx';
import { OutsideAcceptInvitationDocument } from './generated/graphql.ts';
import { NoToken } from './no-token.tsx';
import { OutsidePage } from './outside-page.tsx';

export function AcceptInvitationPage() {
  const { token } = useSearch({ from: '/outside/accept-invitation' });
  const session = useSession();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const [challenge, setChallenge] = useState<string | null>(null);
  const accept = useAction(OutsideAcceptInvitationDocument, data => data.acceptInvitation);

  if (!token) return <NoToken />;

  function enter() {
    session.actions.began();
    void navigate({ to: '/', replace: true });
  }
  async function submit(token: string) {
    const answer = await accept.run({ token, password });
    if (answer?.mfaChallenge) setChallenge(answer.mfaChallenge.token);
    else if (answer?.session) enter();
  }

  if (challenge) {
    return (
      <OutsidePage title="Second factor">
        <CodeForm token={challenge} onDone={enter} onBack={() => setChallenge(null)} />
      </OutsidePage>
    );
  }
  const signedIn = session.state === 'signed-in' ? session.viewer.email : null;
  return (
    <OutsidePage
      title="Welcome to the team"
      text={
        <>
          Choose a password for your new account. If you have an account with this address already, enter its
          password.
          {signedIn && ` You are signed in as ${signedIn}; accepting ends that in this browser.`}
        </>
      }
      links={<Link to="/sign-in">Sign in instead</Link>}
    >
      <Form userErrors={accept.userErrors} failure={accept.failure} onSubmit={() => void submit(token)}>
        <PasswordField
          name="password"
          label="Password"
          isNew
          autoFocus
          isRequired
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" variant="primary" wide pending={accept.pending} pendingLabel="Accepting…">
          Accept the invitation
        </Button>
      </Form>
    </OutsidePage>
  );
}
