import { useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { CheckboxField } from '../../../kit/field/checkbox-field.tsx';
import { TextField } from '../../../kit/field/text-field.tsx';
import { Form } from '../../../kit/form/form.tsx';
import { FormActions } from '../../../kit/form/form-layout.tsx';
import { Dialog } from '../../../kit/overlay/dialog.tsx';
import { CodeBlock } from '../../../kit/text/code-block.tsx';
import { toast } from '../../../kit/toast/toasts.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { useRequired } from '../../../lib/use-required.ts';
import { RentalSignDocument } from '../generated/graphql.ts';
import type { RentalDialogProps } from '../rental-actions.ts';

/** For a customer at the counter, who reads the text and types their name. */
export function SignDialog({ rental, onClose }: RentalDialogProps) {
  const { contract } = rental;
  const [signerName, setSignerName] = useState('');
  const [consent, setConsent] = useState(false);
  const signing = useAction(RentalSignDocument, answer => answer.signRentalContract);
  const required = useRequired({ signerName: signerName.trim() });

  async function submit() {
    if (!required.check()) return;
    const name = signerName.trim();
    const input = {
      rentalId: rental.id,
      signerName: name,
      signature: name,
      consent,
      sha256: contract?.sha256,
    };
    if (!(await signing.run({ input }))) return;
    toast.success({ title: `The contract of rental ${rental.number} is signed` });
    onClose();
  }

  return (
    <Dialog isOpen onClose={onClose} size="large" title={`Sign the contract of rental ${rental.number}`}>
      <Form
        aria-label="Sign the contract"
        userErrors={required.errors ?? signing.userErrors}
        failure={signing.failure}
        onSubmit={() => void submit()}
      >
        {contract && <CodeBlock label="Text of the contract" text={contract.text} />}
        <TextField
          label="Name of the signer"
          name="signerName"
          description="The customer types their own name. It counts as their signature."
          isRequired
          maxLength={200}
          value={signerName}
          onChange={setSignerName}
        />
        <CheckboxField
          label="The customer has read the contract and agrees to it"
          name="consent"
          value={consent}
          onChange={setConsent}
        />
        <FormActions>
          <Button onPress={onClose}>Not now</Button>
          <Button type="submit" variant="primary" pending={signing.pending} pendingLabel="Signing…">
            Sign
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
