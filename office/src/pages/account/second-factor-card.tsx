import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { ErrorSummary } from '../../kit/form/error-summary.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { Card } from '../../kit/page/card.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useSession } from '../../shell/session/session-context.ts';
import styles from './account.module.css';
import { EnrollForm, type Enrollment } from './enroll-form.tsx';
import {
  AccountDisableMfaDocument,
  AccountEnrollMfaDocument,
  AccountRegenerateRecoveryCodesDocument,
} from './generated/graphql.ts';
import { ProofForm } from './proof-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

type SecondFactorCardProps = { isEnabled: boolean; onChanged: () => void };

export function SecondFactorCard({ isEnabled, onChanged }: SecondFactorCardProps) {
  const { actions } = useSession();
  const [enrollment, setEnrollment] = useState<Enrollment | null>(null);
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[] | null>(null);
  const [asked, setAsked] = useState<'disable' | 'regenerate' | null>(null);
  const enroll = useAction(AccountEnrollMfaDocument, data => data.enrollMfa);
  const disable = useAction(AccountDisableMfaDocument, data => data.disableMfa);
  const regenerate = useAction(AccountRegenerateRecoveryCodesDocument, data => data.regenerateRecoveryCodes);
  const close = () => setAsked(null);

  async function begin() {
    const answer = await enroll.run({});
    if (answer?.secret && answer.qrCodeSvg)
      setEnrollment({ secret: answer.secret, qrCodeSvg: answer.qrCodeSvg });
  }
  function confirmed(codes: readonly string[]) {
    setEnrollment(null);
    setRecoveryCodes(codes);
    onChanged();
    // What the person may do opens with it.
    actions.readAgain();
  }
  async function turnOff(proof: { password: string; code: string }) {
    if (!(await disable.run(proof))) return;
    close();
    toast.success({ title: 'The second factor is turned off' });
    onChanged();
    actions.readAgain();
  }
  async function renewCodes(proof: { password: string; code: string }) {
    const answer = await regenerate.run(proof);
    if (!answer?.recoveryCodes) return;
    close();
    setRecoveryCodes(answer.recoveryCodes);
  }

  return (
    <Card
      title="Second factor"
      actions={
        isEnabled ? (
          <StatusBadge tone="success">On</StatusBadge>
        ) : (
          <StatusBadge tone="warning">Off</StatusBadge>
        )
      }
    >
      <div className={styles.part}>
        {recoveryCodes && <RecoveryCodes codes={recoveryCodes} onDone={() => setRecoveryCodes(null)} />}
        {enrollment && (
          <EnrollForm enrollment={enrollment} onConfirmed={confirmed} onCancel={() => setEnrollment(null)} />
        )}
        {!recoveryCodes && !enrollment && (
          <>
            <p className={styles.hint}>
              {isEnabled
                ? 'Signing in asks for a code of your authenticator app, besides the password.'
                : 'With an authenticator app on your phone, a stolen password alone opens nothing.'}
            </p>
            {enroll.problem && <ErrorSummary messages={[enroll.problem]} />}
            <div className={styles.buttons}>
              {isEnabled ? (
                <>
                  <Button onPress={() => setAsked('regenerate')}>New recovery codes</Button>
                  <Button onPress={() => setAsked('disable')}>Turn off</Button>
                </>
              ) : (
                <Button variant="primary" pending={enroll.pending} onPress={() => void begin()}>
                  Set up
                </Button>
              )}
            </div>
          </>
        )}
      </div>
      <Dialog isOpen={asked === 'disable'} onClose={close} title="Turn off the second factor">
        <ProofForm
          text="Your password alone will open your account then."
          submitLabel="Turn off"
          action={disable}
          onSubmit={turnOff}
          onCancel={close}
        />
      </Dialog>
      <Dialog isOpen={asked === 'regenerate'} onClose={close} title="New recovery codes">
        <ProofForm
          text="You get ten new codes. The earlier ones stop working."
          submitLabel="Make new codes"
          action={regenerate}
          onSubmit={renewCodes}
          onCancel={close}
        />
      </Dialog>
    </Card>
  );
}
