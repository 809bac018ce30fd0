import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useAction } from '../../lib/graphql/use-action.ts';
import { OutsideResendEmailVerificationDocument } from './generated/graphql.ts';
import { OutsidePage } from './outside-page.tsx';

/** A link that does not work any more, and the way to another one. */
export function ResendVerification() {
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const resend = useAction(OutsideResendEmailVerificationDocument, data => data.resendEmailVerification);
  const links = <Link to="/sign-in">Sign in</Link>;

  async function submit() {
    const address = email.trim();
    if (await resend.run({ email: address })) setSentTo(address);
  }

  if (sentTo) {
    return (
      <OutsidePage
        title="Look into your mailbox"
        text={`If an account waits for the confirmation of ${sentTo}, another mail is on its way.`}
        links={links}
      />
    );
  }
  return (
    <OutsidePage
      title="This link does not work any more"
      text="It was used already, or more than three days have passed. If the address is not confirmed yet, get another mail."
      links={links}
    >
      <Form userErrors={resend.userErrors} failure={resend.failure} onSubmit={() => void submit()}>
        <TextField
          name="email"
          label="Email"
          type="email"
          autoComplete="username"
          isRequired
          value={email}
          onChange={setEmail}
        />
        <Button type="submit" variant="primary" wide pending={resend.pending} pendingLabel="Sending…">
          Send another mail
        </Button>
      </Form>
    </OutsidePage>
  );
}
