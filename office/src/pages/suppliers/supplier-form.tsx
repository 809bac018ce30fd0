import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { Nothing } from '../../kit/display/nothing.tsx';
import { type ConflictChoice, ConflictNotice } from '../../kit/form/conflict-notice.tsx';
import { DraftNotice } from '../../kit/form/draft-notice.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { useDraft } from '../../kit/form/use-draft.ts';
import type { UserError } from '../../kit/form/user-error.ts';
import { toast } from '../../kit/toast/toasts.ts';
import { failureText } from '../../lib/graphql/failure-text.ts';
import { useViewer } from '../../shell/session/session-context.ts';
import {
  type SupplierDetailsFragment,
  SupplierNowDocument,
  UpdateSupplierDocument,
} from './generated/graphql.ts';
import { SupplierFields } from './supplier-fields.tsx';
import {
  changedSupplierFields,
  type SupplierField,
  type SupplierValues,
  supplierInput,
  supplierLabels,
  supplierValues,
} from './supplier-values.ts';

/** What is typed, and the supplier that it was typed over. */
type SupplierEdit = { mine: SupplierValues; base: SupplierValues; version: number };

function editOf(supplier: SupplierDetailsFragment): SupplierEdit {
  const values = supplierValues(supplier);
  return { mine: values, base: values, version: supplier.version };
}

export function SupplierForm({ supplier }: { supplier: SupplierDetailsFragment }) {
  const viewer = useViewer();
  const client = useClient();
  const draft = useDraft<SupplierEdit>(`${viewer.id}.supplier.${supplier.id}`, editOf(supplier));
  const [userErrors, setUserErrors] = useState<readonly UserError[]>([]);
  const [failure, setFailure] = useState<string | undefined>();
  const [pending, setPending] = useState(false);
  const [theirs, setTheirs] = useState<SupplierDetailsFragment | null>(null);
  const [changedBy, setChangedBy] = useState<string | undefined>();
  const { mine, base } = draft.value;

  // Somebody else saved while nothing was typed here: then the form shows what is so now.
  const isBehind = !draft.isDirty && draft.value.version < supplier.version;
  useEffect(() => {
    if (isBehind) draft.submitted(editOf(supplier));
  });

  async function send(edit: SupplierEdit) {
    setPending(true);
    setFailure(undefined);
    const changes = supplierInput(edit.mine, changedSupplierFields(edit.mine, edit.base));
    const { data, error } = await client
      .mutation(UpdateSupplierDocument, {
        input: { supplierId: supplier.id, version: edit.version, ...changes },
      })
      .toPromise();
    const answer = data?.updateSupplier;
    const met = answer?.userErrors.find(each => each.__typename === 'VersionConflictError');
    const now = met ? await readNow() : null;
    setChangedBy(met?.changedBy?.name);
    setPending(false);
    setFailure(failureText(error));
    setUserErrors(now ? [] : (answer?.userErrors ?? []));
    setTheirs(now);
    if (!answer?.supplier) return;
    draft.submitted(editOf(answer.supplier));
    toast.success({ title: 'Supplier saved' });
  }
  async function readNow() {
    const { data } = await client
      .query(SupplierNowDocument, { id: supplier.id }, { requestPolicy: 'network-only' })
      .toPromise();
    return data?.supplier ?? null;
  }
  function resolve(current: SupplierDetailsFragment, choices: Record<string, ConflictChoice>) {
    const now = editOf(current);
    const merged = { ...mine };
    for (const [field, choice] of Object.entries(choices))
      if (choice === 'theirs') merged[field as SupplierField] = now.base[field as SupplierField];
    setTheirs(null);
    const next = { ...now, mine: merged };
    if (changedSupplierFields(merged, now.base).length === 0) return draft.submitted(now);
    draft.set(next);
    void send(next);
  }

  const edited = changedSupplierFields(mine, base);
  return (
    <Form
      aria-label="Supplier"
      userErrors={userErrors}
      failure={failure}
      onSubmit={() => void send(draft.value)}
    >
      <DraftNotice draft={draft} />
      {theirs && (
        <ConflictNotice
          key={theirs.version}
          fields={changedSupplierFields(mine, supplierValues(theirs)).map(name => ({
            name,
            label: supplierLabels[name],
            yours: mine[name] || <Nothing />,
            theirs: supplierValues(theirs)[name] || <Nothing />,
            preferred: edited.includes(name) ? 'mine' : 'theirs',
          }))}
          changedBy={changedBy}
          changedAt={theirs.updatedAt}
          pending={pending}
          onResolve={choices => resolve(theirs, choices)}
        />
      )}
      <SupplierFields
        values={mine}
        onChange={(field, value) => draft.set(edit => ({ ...edit, mine: { ...edit.mine, [field]: value } }))}
      />
      {draft.isDirty && !theirs && (
        <FormActions sticky>
          <Button onPress={draft.discard}>Discard changes</Button>
          <Button type="submit" variant="primary" pending={pending} pendingLabel="Saving the supplier…">
            Save changes
          </Button>
        </FormActions>
      )}
    </Form>
  );
}
