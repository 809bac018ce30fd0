import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { CheckboxField } from '../../kit/field/checkbox-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { RoleUpdateDocument, type RoleValuesFragment } from './generated/graphql.ts';
import styles from './roles.module.css';

/** Of a role that every store has, only one thing can be changed. */
export function EditBuiltInRoleForm({ role }: { role: RoleValuesFragment }) {
  const navigate = useNavigate();
  const [version] = useState(role.version);
  const [requiresMfa, setRequiresMfa] = useState(role.requiresMfa);
  const update = useAction(RoleUpdateDocument, data => data.updateRole);

  async function submit() {
    if (!(await update.run({ input: { roleId: role.id, version, requiresMfa } }))) return;
    toast.success({ title: `The role “${role.name}” is saved` });
    void navigate({ to: '/roles/$roleId', params: { roleId: role.id } });
  }

  return (
    <Form userErrors={update.userErrors} failure={update.failure} onSubmit={() => void submit()}>
      <p className={styles.notice}>
        This role is built in: its permissions are the same in every store. Create a role of your own for
        others.
      </p>
      <CheckboxField
        name="requiresMfa"
        label="Its members must have a second factor"
        description="Until they set it up, they can do nothing else."
        value={requiresMfa}
        onChange={setRequiresMfa}
      />
      <FormActions>
        <LinkButton href={`/roles/${role.id}`}>Cancel</LinkButton>
        <Button type="submit" variant="primary" pending={update.pending} pendingLabel="Saving…">
          Save
        </Button>
      </FormActions>
    </Form>
  );
}
