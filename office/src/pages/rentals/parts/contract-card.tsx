import { FileText } from 'lucide-react';
import { LinkButton } from '../../../kit/button/link-button.tsx';
import { Disclosure } from '../../../kit/disclosure/disclosure.tsx';
import { DateTime } from '../../../kit/display/date-time.tsx';
import { Card } from '../../../kit/page/card.tsx';
import { DescriptionList } from '../../../kit/page/description-list.tsx';
import { EmptyState } from '../../../kit/state/empty-state.tsx';
import { CodeBlock } from '../../../kit/text/code-block.tsx';
import { statusText } from '../../../lib/format/text.ts';
import type { RentalDetails } from '../rental-actions.ts';
import styles from '../rentals.module.css';

export function ContractCard({ rental: { contract } }: { rental: RentalDetails }) {
  if (!contract) {
    return (
      <Card title="Contract">
        <EmptyState compact title="No contract" text="This rental came from another system." />
      </Card>
    );
  }
  return (
    <Card
      title="Contract"
      actions={
        <LinkButton href={contract.pdfUrl} target="_blank" size="small" icon={<FileText aria-hidden />}>
          PDF
        </LinkButton>
      }
    >
      <div className={styles.fields}>
        <DescriptionList
          items={[
            {
              term: 'Signed',
              detail: contract.signedAt ? <DateTime value={contract.signedAt} /> : 'Not yet',
            },
            { term: 'By', detail: contract.signerName },
            { term: 'How', detail: contract.signatureKind && statusText(contract.signatureKind) },
          ]}
        />
        <Disclosure title="Read the contract">
          <CodeBlock label="Text of the contract" text={contract.text} />
        </Disclosure>
      </div>
    </Card>
  );
}
