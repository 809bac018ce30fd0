import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useAction } from '../../lib/graphql/use-action.ts';
import { OutsideRequestPasswordResetDocument } from './generated/graphql.ts';
import { OutsidePage } from './outside-page.tsx';

export function ForgotPasswordPage() {
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const request = useAction(OutsideRequestPasswordResetDocument, data => data.requestPasswordReset);

  async function submit() {
    const address = email.trim();
    if (await request.run({ email: address })) setSentTo(address);
  }

  if (sentTo) {
    return (
      <OutsidePage
        title="Look into your mailbox"
        text={`If there is an account with the confirmed address ${sentTo}, a mail with a link is on its way. The link works for an hour.`}
        links={
          <>
            <Link to="/sign-in">Back to signing in</Link>
            <Button variant="quiet" size="small" onPress={() => setSentTo(null)}>
              Use another address
            </Button>
          </>
        }
      />
    );
  }
  return (
    <OutsidePage
      title="Forgotten password"
      text="You get a mail with a link to choose a new one."
      links={<Link to="/sign-in">Back to signing in</Link>}
    >
      <Form userErrors={request.userErrors} failure={request.failure} onSubmit={() => void submit()}>
        <TextField
          name="email"
          label="Email"
          type="email"
          autoComplete="username"
          autoFocus
          isRequired
          value={email}
          onChange={setEmail}
        />
        <Button type="submit" variant="primary" wide pending={request.pending} pendingLabel="Sending…">
          Send the link
        </Button>
      </Form>
    </OutsidePage>
  );
}
