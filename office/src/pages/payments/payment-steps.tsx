import { type ReactNode, useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { ErrorSummary } from '../../kit/error-summary/error-summary.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { PaymentSimulateDocument } from './generated/graphql.ts';
import styles from './payment-steps.module.css';

type Payment = { id: string; provider: string };

type PaymentStepsProps = {
  /** What is paid. */
  children: ReactNode;
  start: () => Promise<Payment | null>;
  starting: { pending: boolean; problem: string | undefined };
  startLabel: string;
  paidText: string;
  onDone: () => void;
};

/**
 * Cards are entered only by their owner, on the page of the payment provider; a store that simulates payments lets the staff
 * choose the outcome.
 */
export function PaymentSteps(props: PaymentStepsProps) {
  const { children, start, starting, startLabel, paidText, onDone } = props;
  const simulating = useAction(PaymentSimulateDocument, answer => answer.simulatePayment);
  const [payment, setPayment] = useState<Payment | null>(null);
  const [declined, setDeclined] = useState<string | null>(null);

  async function begin() {
    setPayment(await start());
  }
  async function simulate(paymentId: string, outcome: 'SUCCEED' | 'FAIL') {
    const answer = await simulating.run({ input: { paymentId, outcome } });
    if (!answer?.payment) return;
    if (answer.payment.status !== 'SUCCEEDED')
      return setDeclined(answer.payment.failureMessage ?? 'The payment was declined.');
    toast.success({ title: paidText });
    onDone();
  }

  const problems = [starting.problem, simulating.problem, declined].filter(problem => problem != null);
  return (
    <div className={styles.steps}>
      <ErrorSummary messages={problems} />
      {children}
      {payment?.provider === 'LOCAL' && (
        <p>Payments are simulated in this store, so you choose what happens.</p>
      )}
      {payment && payment.provider !== 'LOCAL' && (
        <p>
          The payment is open. The customer pays it with the card or account that they choose. This page
          changes by itself as soon as they have paid.
        </p>
      )}
      <FormActions>
        {!payment && (
          <Button
            variant="primary"
            pending={starting.pending}
            pendingLabel="Starting…"
            onPress={() => void begin()}
          >
            {startLabel}
          </Button>
        )}
        {payment && <LinkButton href={`/payments/${payment.id}`}>Open the payment</LinkButton>}
        {payment?.provider === 'LOCAL' && (
          <>
            <Button isDisabled={simulating.pending} onPress={() => void simulate(payment.id, 'FAIL')}>
              Simulate a declined card
            </Button>
            <Button
              variant="primary"
              pending={simulating.pending}
              pendingLabel="Waiting for the payment…"
              onPress={() => void simulate(payment.id, 'SUCCEED')}
            >
              Simulate the payment
            </Button>
          </>
        )}
      </FormActions>
    </div>
  );
}
