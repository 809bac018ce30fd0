import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { PasswordField } from '../../kit/field/password-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useSession } from '../../shell/session/session-context.ts';
import { OutsideRegisterStaffDocument, OutsideSignInDocument } from './generated/graphql.ts';
import { OutsidePage } from './outside-page.tsx';

const empty = { name: '', email: '', jobTitle: '', password: '' };

export function RegisterStaffPage() {
  const { actions } = useSession();
  const navigate = useNavigate();
  const [person, setPerson] = useState(empty);
  const [registered, setRegistered] = useState<string | null>(null);
  const register = useAction(OutsideRegisterStaffDocument, data => data.registerStaff);
  const signIn = useAction(OutsideSignInDocument, data => data.signIn);
  const set = (field: keyof typeof empty) => (value: string) =>
    setPerson(current => ({ ...current, [field]: value }));

  async function submit() {
    const { name, password } = person;
    const email = person.email.trim();
    const jobTitle = person.jobTitle.trim() || null;
    if (!(await register.run({ input: { name, email, password, jobTitle } }))) return;
    const answer = await signIn.run({ email, password });
    if (answer?.session) {
      actions.began();
      void navigate({ to: '/', replace: true });
    } else setRegistered(email);
  }

  if (registered) {
    return (
      <OutsidePage
        title="Your registration has arrived"
        text={`Look into the mailbox of ${registered}, and confirm the address. Somebody who approves staff has been notified.`}
        links={<Link to="/sign-in">Sign in</Link>}
      />
    );
  }
  return (
    <OutsidePage
      title="Register as staff"
      text="Somebody who approves staff decides about your registration, and gives you the roles for your work."
      links={<Link to="/sign-in">I have an account: sign in</Link>}
    >
      <Form userErrors={register.userErrors} failure={register.failure} onSubmit={() => void submit()}>
        <TextField
          name="name"
          label="Name"
          autoComplete="name"
          autoFocus
          isRequired
          value={person.name}
          onChange={set('name')}
        />
        <TextField
          name="email"
          label="Email"
          type="email"
          autoComplete="username"
          isRequired
          value={person.email}
          onChange={set('email')}
        />
        <TextField
          name="jobTitle"
          label="Job title"
          autoComplete="organization-title"
          value={person.jobTitle}
          onChange={set('jobTitle')}
        />
        <PasswordField
          name="password"
          label="Password"
          isNew
          isRequired
          value={person.password}
          onChange={set('password')}
        />
        <Button
          type="submit"
          variant="primary"
          wide
          pending={register.pending || signIn.pending}
          pendingLabel="Registering…"
        >
          Register
        </Button>
      </Form>
    </OutsidePage>
  );
}
