import { useState } from 'react';
import { useMutation } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { failureText } from '../../lib/graphql/failure-text.ts';
import { CompleteMfaChallengeDocument } from './generated/graphql.ts';

type CodeFormProps = { token: string; onDone: () => void; onBack: () => void };

export function CodeForm({ token, onDone, onBack }: CodeFormProps) {
  const [code, setCode] = useState('');
  const [{ data, error, fetching }, complete] = useMutation(CompleteMfaChallengeDocument);

  async function submit() {
    const { data: answer } = await complete({ token, code: code.trim() });
    if (answer?.completeMfaChallenge.session) onDone();
  }

  return (
    <Form
      userErrors={data?.completeMfaChallenge.userErrors}
      failure={failureText(error)}
      onSubmit={() => void submit()}
    >
      <TextField
        name="code"
        label="Code"
        description="The six digits that your authenticator shows, or one of your recovery codes."
        autoComplete="one-time-code"
        autoFocus
        isRequired
        value={code}
        onChange={setCode}
      />
      <Button type="submit" variant="primary" wide pending={fetching} pendingLabel="Checking the code…">
        Continue
      </Button>
      <Button variant="quiet" wide onPress={onBack}>
        Back
      </Button>
    </Form>
  );
}
