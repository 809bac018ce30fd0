import { useState } from 'react';
import { RadioGroupField } from '../../../kit/field/radio-group-field.tsx';
import { productStatuses } from '../product-search.ts';
import type { BulkDialogProps } from './bulk-changes.tsx';
import { BulkForm } from './bulk-form.tsx';

type Status = (typeof productStatuses)[number];

const options = [
  { id: 'ACTIVE', label: 'Active', description: 'On offer.' },
  { id: 'ARCHIVED', label: 'Archived', description: 'No longer on offer; kept for old orders and links.' },
] as const;

export default function StatusDialog(props: BulkDialogProps) {
  const [status, setStatus] = useState<Status>('ARCHIVED');
  return (
    <BulkForm
      {...props}
      title="Change status"
      affected={props.products.filter(product => product.status !== status)}
      changeOf={() => ({ status })}
      undoOf={({ status: old }) => ({ status: old })}
    >
      <RadioGroupField label="New status" options={options} value={status} onChange={setStatus} />
    </BulkForm>
  );
}
