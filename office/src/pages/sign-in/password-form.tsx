import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { failureText } from '../../lib/graphql/failure-text.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import { SignInDocument } from './generated/graphql.ts';
import styles from './sign-in.module.css';

type PasswordFormProps = { onChallenge: (token: string) => void; onDone: () => void };

export function PasswordForm({ onChallenge, onDone }: PasswordFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [{ data, error, fetching }, signIn] = useMutation(SignInDocument);

  async function submit(account: { email: string; password: string }) {
    const { data: answer } = await signIn({ email: account.email, password: account.password });
    if (answer?.signIn.mfaChallenge) onChallenge(answer.signIn.mfaChallenge.token);
    else if (answer?.signIn.session) onDone();
  }

  return (
    <>
      <Form
        userErrors={data?.signIn.userErrors}
        failure={failureText(error)}
        onSubmit={() => void submit({ email, password })}
      >
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
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          isRequired
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" variant="primary" wide pending={fetching} pendingLabel="Signing in…">
          Sign in
        </Button>
      </Form>
      <p className={styles.links}>
        <Link to="/forgot-password">Forgot your password?</Link>
        <Link to="/register-staff">Register as staff</Link>
      </p>
      <DemoAccounts
        onChoose={account => {
          setEmail(account.email);
          setPassword(account.password);
          void submit(account);
        }}
      />
    </>
  );
}
