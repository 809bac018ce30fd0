import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { CodeText } from '../../kit/text/code-text.tsx';
import { useAction } from '../../lib/graphql/use-action.ts';
import styles from './account.module.css';
import { AccountConfirmMfaDocument } from './generated/graphql.ts';

export type Enrollment = { secret: string; qrCodeSvg: string };

type EnrollFormProps = {
  enrollment: Enrollment;
  onConfirmed: (recoveryCodes: readonly string[]) => void;
  onCancel: () => void;
};

export function EnrollForm({ enrollment, onConfirmed, onCancel }: EnrollFormProps) {
  const [code, setCode] = useState('');
  const confirm = useAction(AccountConfirmMfaDocument, data => data.confirmMfa);

  async function submit() {
    const answer = await confirm.run({ code: code.replace(/\s/g, '') });
    if (answer?.recoveryCodes) onConfirmed(answer.recoveryCodes);
  }

  return (
    <Form
      aria-label="Set up the second factor"
      userErrors={confirm.userErrors}
      failure={confirm.failure}
      onSubmit={() => void submit()}
    >
      <div className={styles.enroll}>
        {/* An image, so that the page needs to trust no markup of an answer. */}
        <img
          className={styles.code}
          alt="QR code for your authenticator app"
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(enrollment.qrCodeSvg)}`}
        />
        <ol className={styles.steps}>
          <li>Scan the code with an authenticator app on your phone.</li>
          <li>
            If you cannot scan it, type this key into the app:{' '}
            <CodeText text={enrollment.secret} label="key" />
          </li>
          <li>Enter the six digits that the app shows.</li>
        </ol>
      </div>
      <TextField
        name="code"
        label="Code of the app"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        isRequired
        value={code}
        onChange={setCode}
      />
      <FormActions>
        <Button onPress={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={confirm.pending} pendingLabel="Checking the code…">
          Turn on
        </Button>
      </FormActions>
    </Form>
  );
}
