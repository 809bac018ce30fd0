import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { CheckboxField } from '../../kit/field/checkbox-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { Card } from '../../kit/page/card.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { countText } from '../../lib/format/text.ts';
import { failureText } from '../../lib/graphql/failure-text.ts';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { type ImportDetailsFragment, StartImportDocument } from './generated/graphql.ts';
import styles from './imports.module.css';
import { deleteUploadToken, uploadTokenOf } from './upload-tokens.ts';

/** After the check: import the file as it is, or without its invalid rows, or mend it and choose it again. */
export function NextStep({ found }: { found: ImportDetailsFragment }) {
  const navigate = useNavigate();
  const mayCount = useCan()('INVENTORY_MANAGE');
  const { locale } = useStore();
  const keyOf = useIdempotencyKey();
  const [token] = useState(() => uploadTokenOf(found.id));
  const [setStock, setSetStock] = useState(false);
  const [skipInvalid, setSkipInvalid] = useState(false);
  const [{ data, error, fetching }, start] = useMutation(StartImportDocument);
  const { id, kind, status, created, updated, unchanged, failed } = found;
  const good = created + updated + unchanged;

  if (status !== 'DONE' || !token || good === 0) {
    return (
      <Card title="Next">
        <div className={styles.options}>
          <p>
            {status === 'DONE' && good > 0
              ? 'The checked file is no longer at hand in this window. Choose it again to import it.'
              : 'Nothing of this file can be imported. Mend it, then choose it again.'}
          </p>
          <LinkButton href={`/products/import?kind=${kind}`}>Choose a file</LinkButton>
        </div>
      </Card>
    );
  }

  async function run(uploadToken: string) {
    const input = { uploadToken, kind, setStock, skipInvalid };
    const { data: answer } = await start({ input: { ...input, idempotencyKey: keyOf(input) } });
    const begun = answer?.startImport.import;
    if (!begun) return;
    deleteUploadToken(id);
    void navigate({ to: '/products/import/$importId', params: { importId: begun.id } });
  }
  const rows = (count: number) => countText(count, 'row', 'rows', locale);
  return (
    <Card title="Next">
      <Form
        aria-label="Import the checked file"
        userErrors={data?.startImport.userErrors}
        failure={failureText(error)}
        onSubmit={() => void run(token)}
      >
        <p>
          Nothing has been changed yet.{' '}
          {failed > 0 && 'Import the valid rows without the others, or mend the file and choose it again.'}
        </p>
        {failed > 0 && (
          <CheckboxField
            name="skipInvalid"
            label={`Skip the ${rows(failed)} with problems`}
            value={skipInvalid}
            onChange={setSkipInvalid}
          />
        )}
        {kind === 'PRODUCTS' && mayCount && (
          <CheckboxField
            name="setStock"
            label="Set the stock of products that exist already"
            description="Only when the file holds a count of now: it replaces the level of each."
            value={setStock}
            onChange={setSetStock}
          />
        )}
        <FormActions>
          <LinkButton href={`/products/import?kind=${kind}`}>Choose another file</LinkButton>
          <Button
            type="submit"
            variant="primary"
            pending={fetching}
            pendingLabel="Starting the import…"
            disabledReason={
              failed > 0 && !skipInvalid ? 'Some rows have problems. Skip them, or mend the file.' : null
            }
          >
            {`Import ${rows(good)}`}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
