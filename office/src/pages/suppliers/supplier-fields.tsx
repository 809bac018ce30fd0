import { TextField } from '../../kit/field/text-field.tsx';
import { FormRow } from '../../kit/form/form-layout.tsx';
import { Card } from '../../kit/page/card.tsx';
import { type SupplierField, type SupplierValues, supplierLabels } from './supplier-values.ts';
import styles from './suppliers.module.css';

type SupplierFieldsProps = {
  values: SupplierValues;
  onChange: (field: SupplierField, value: string) => void;
  isNew?: boolean;
};

export function SupplierFields({ values, onChange, isNew }: SupplierFieldsProps) {
  const bound = (name: SupplierField) => ({
    name,
    label: supplierLabels[name],
    value: values[name],
    onChange: (value: string) => onChange(name, value),
  });
  return (
    <>
      <Card title="Company">
        <div className={styles.stack}>
          <TextField {...bound('name')} isRequired autoFocus={isNew} maxLength={200} />
          <TextField
            {...bound('code')}
            description={
              isNew ? 'For imports and labels. Made from the name when empty.' : 'For imports and labels.'
            }
            maxLength={64}
          />
          <FormRow>
            <TextField {...bound('city')} maxLength={100} />
            <TextField {...bound('country')} maxLength={100} />
          </FormRow>
        </div>
      </Card>
      <Card title="Contact">
        <div className={styles.stack}>
          <TextField {...bound('contactName')} label="Contact person" maxLength={200} autoComplete="off" />
          <FormRow>
            <TextField {...bound('email')} type="email" autoComplete="off" />
            <TextField {...bound('phone')} type="tel" maxLength={40} autoComplete="off" />
          </FormRow>
        </div>
      </Card>
    </>
  );
}
