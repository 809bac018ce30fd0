import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import {
  TaxClassCreateDocument,
  type TaxClassItemFragment,
  TaxClassUpdateDocument,
} from './generated/graphql.ts';

type TaxClassDialogProps = {
  /** None for a new one. */
  taxClass: TaxClassItemFragment | undefined;
  onClose: () => void;
  onSaved: () => void;
};

export default function TaxClassDialog({ taxClass, onClose, onSaved }: TaxClassDialogProps) {
  const [name, setName] = useState(taxClass?.name ?? '');
  const [code, setCode] = useState(taxClass?.code ?? '');
  // What somebody else saves while this is open must not be overwritten by a second press.
  const [version] = useState(taxClass?.version);
  const create = useAction(TaxClassCreateDocument, data => data.createTaxClass);
  const update = useAction(TaxClassUpdateDocument, data => data.updateTaxClass);
  const action = taxClass ? update : create;

  async function submit() {
    const input = { name: name.trim(), code: code.trim() };
    const answer = taxClass
      ? await update.run({ input: { taxClassId: taxClass.id, version, ...input } })
      : await create.run({ input });
    if (!answer) return;
    toast.success({ title: `${input.name} ${taxClass ? 'saved' : 'added'}` });
    onSaved();
    onClose();
  }

  const title = taxClass ? `Edit ${taxClass.name}` : 'New tax class';
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <Form
        aria-label={title}
        userErrors={action.userErrors}
        failure={action.failure}
        onSubmit={() => void submit()}
      >
        <TextField
          name="name"
          label="Name"
          description="Such as “Books and food”."
          isRequired
          autoFocus
          maxLength={100}
          value={name}
          onChange={setName}
        />
        <TextField
          name="code"
          label="Code"
          description="For imports, such as REDUCED."
          isRequired
          maxLength={64}
          value={code}
          onChange={setCode}
        />
        <FormActions>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" pending={action.pending} pendingLabel="Saving…">
            {taxClass ? 'Save' : 'Add tax class'}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
