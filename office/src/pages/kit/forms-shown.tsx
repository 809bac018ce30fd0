import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { Money } from '../../kit/display/money.tsx';
import { MoneyField } from '../../kit/field/money-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { ConflictNotice } from '../../kit/form/conflict-notice.tsx';
import { DraftNotice } from '../../kit/form/draft-notice.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions, FormRow } from '../../kit/form/form-layout.tsx';
import { useDraft } from '../../kit/form/use-draft.ts';
import type { UserError } from '../../kit/form/user-error.ts';
import { Card } from '../../kit/page/card.tsx';
import styles from './page.module.css';

const refused: UserError[] = [
  {
    code: 'INVALID_INPUT',
    message: '"name" must have at least 2 characters.',
    path: ['name'],
    reason: 'TOO_SHORT',
    min: 2,
  },
  { code: 'INVALID_INPUT', message: '"price" must not be negative.', path: ['price'] },
  { code: 'WRONG_STATUS', message: 'The product is archived. Restore it first.', path: null },
];

export function FormsShown() {
  const draft = useDraft('kit.product', { name: '', price: '' });
  const [errors, setErrors] = useState<UserError[]>([]);
  const [resolved, setResolved] = useState('');
  return (
    <div className={styles.fields}>
      <Card title="Form">
        <Form aria-label="Product" userErrors={errors} onSubmit={() => setErrors([...refused])}>
          <DraftNotice draft={draft} />
          <FormRow>
            <TextField
              label="Name"
              name="name"
              isRequired
              value={draft.value.name}
              onChange={name => draft.setField('name', name)}
            />
            <MoneyField
              label="Price"
              name="price"
              value={draft.value.price}
              onChange={price => draft.setField('price', price)}
            />
          </FormRow>
          <FormActions>
            <Button variant="quiet" onPress={() => draft.discard()}>
              Discard
            </Button>
            <Button type="submit" variant="primary">
              Save, which the API refuses
            </Button>
          </FormActions>
        </Form>
      </Card>
      <Card title="Conflict">
        <ConflictNotice
          changedBy="Ada Byrne"
          changedAt={new Date(Date.now() - 180_000).toISOString()}
          fields={[
            { name: 'name', label: 'Name', yours: 'Aurora desk lamp', theirs: 'Aurora lamp' },
            { name: 'price', label: 'Price', yours: <Money amount="46.19" />, theirs: <Money amount="49" /> },
          ]}
          onResolve={choices => setResolved(JSON.stringify(choices))}
        />
        <p>{resolved}</p>
      </Card>
    </div>
  );
}
