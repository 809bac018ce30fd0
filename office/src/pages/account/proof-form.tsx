import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { PasswordField } from '../../kit/field/password-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import type { UserError } from '../../kit/form/user-error.ts';

type ProofFormProps = {
  text: string;
  submitLabel: string;
  action: { pending: boolean; userErrors?: readonly UserError[]; failure?: string };
  onSubmit: (proof: { password: string; code: string }) => Promise<void>;
  onCancel: () => void;
};

/** Asks for both factors before one of them changes. */
export function ProofForm({ text, submitLabel, action, onSubmit, onCancel }: ProofFormProps) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  return (
    <Form
      userErrors={action.userErrors}
      failure={action.failure}
      onSubmit={() => void onSubmit({ password, code: code.trim() })}
    >
      <p>{text}</p>
      <PasswordField
        name="password"
        label="Your password"
        autoFocus
        isRequired
        value={password}
        onChange={setPassword}
      />
      <TextField
        name="code"
        label="Code"
        description="Six digits of your authenticator app, or a recovery code."
        autoComplete="one-time-code"
        isRequired
        value={code}
        onChange={setCode}
      />
      <FormActions>
        <Button onPress={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={action.pending} pendingLabel="Checking…">
          {submitLabel}
        </Button>
      </FormActions>
    </Form>
  );
}
