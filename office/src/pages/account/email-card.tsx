import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { ErrorSummary } from '../../kit/error-summary/error-summary.tsx';
import { PasswordField } from '../../kit/field/password-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { Card } from '../../kit/page/card.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import styles from './account.module.css';
import {
  AccountCancelEmailChangeDocument,
  AccountRequestEmailChangeDocument,
  AccountResendEmailVerificationDocument,
} from './generated/graphql.ts';
import type { Me } from './profile-card.tsx';

export function EmailCard({ me }: { me: Me }) {
  const [isOpen, setIsOpen] = useState(false);
  const cancel = useAction(AccountCancelEmailChangeDocument, data => data.cancelEmailChange);
  const resend = useAction(AccountResendEmailVerificationDocument, data => data.resendEmailVerification);
  const problem = cancel.problem ?? resend.problem;

  async function cancelChange() {
    if (await cancel.run({})) toast.success({ title: `The address stays ${me.email}` });
  }
  async function resendMail() {
    if (await resend.run({ email: me.email }))
      toast.success({ title: `A mail is on its way to ${me.email}` });
  }

  return (
    <Card title="Email">
      <div className={styles.part}>
        {problem && <ErrorSummary messages={[problem]} />}
        <div className={styles.row}>
          <div className={styles.rowText}>
            <p className={styles.rowTitle}>
              {me.email}
              {me.emailVerifiedAt ? (
                <StatusBadge tone="success">Confirmed</StatusBadge>
              ) : (
                <StatusBadge tone="warning">Not confirmed</StatusBadge>
              )}
            </p>
            <p className={styles.hint}>You sign in with it, and mails about your account go there.</p>
          </div>
          <div className={styles.buttons}>
            {!me.emailVerifiedAt && (
              <Button pending={resend.pending} onPress={() => void resendMail()}>
                Send the mail again
              </Button>
            )}
            <Button onPress={() => setIsOpen(true)}>Change</Button>
          </div>
        </div>
        {me.pendingEmail && (
          <div className={styles.row}>
            <div className={styles.rowText}>
              <p className={styles.rowTitle}>
                {me.pendingEmail} <StatusBadge tone="info">Waits for confirmation</StatusBadge>
              </p>
              <p className={styles.hint}>Open the link in the mail to it, within a day.</p>
            </div>
            <Button pending={cancel.pending} onPress={() => void cancelChange()}>
              Cancel the change
            </Button>
          </div>
        )}
      </div>
      <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title="Change the email address">
        <EmailForm onDone={() => setIsOpen(false)} />
      </Dialog>
    </Card>
  );
}

function EmailForm({ onDone }: { onDone: () => void }) {
  const [newEmail, setNewEmail] = useState('');
  const [password, setPassword] = useState('');
  const request = useAction(AccountRequestEmailChangeDocument, data => data.requestEmailChange);

  async function submit() {
    const address = newEmail.trim();
    if (!(await request.run({ newEmail: address, password }))) return;
    toast.success({ title: `A mail is on its way to ${address}`, text: 'Its link confirms the address.' });
    onDone();
  }

  return (
    <Form userErrors={request.userErrors} failure={request.failure} onSubmit={() => void submit()}>
      <TextField
        name="newEmail"
        label="New email"
        type="email"
        autoComplete="email"
        autoFocus
        isRequired
        value={newEmail}
        onChange={setNewEmail}
      />
      <PasswordField
        name="password"
        label="Your password"
        isRequired
        value={password}
        onChange={setPassword}
      />
      <FormActions>
        <Button onPress={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" pending={request.pending} pendingLabel="Sending…">
          Send the mail
        </Button>
      </FormActions>
    </Form>
  );
}
