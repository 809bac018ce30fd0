import { Plus } from 'lucide-react';
import { Button } from '../../kit/button/button.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { ButtonsShown } from './buttons-shown.tsx';
import { ChartsShown } from './charts-shown.tsx';
import { DisplaysShown } from './displays-shown.tsx';
import { FieldsShown } from './fields-shown.tsx';
import { FormsShown } from './forms-shown.tsx';
import { OverlaysShown } from './overlays-shown.tsx';
import styles from './page.module.css';
import { StatesShown } from './states-shown.tsx';
import { TableShown } from './table-shown.tsx';
import { TreeShown } from './tree-shown.tsx';

const nothing = () => undefined;

/** Everything of the kit in all its states, for whoever builds pages and for the tests of accessibility. */
export function KitPage() {
  return (
    <div className={styles.page}>
      <PageHeader
        title="Kit"
        back={{ href: '/', label: 'Dashboard' }}
        badge={<StatusBadge tone="info">Development</StatusBadge>}
        meta="Every building block of the back office, in every state."
        primary={
          <Button variant="primary" icon={<Plus aria-hidden />}>
            Primary
          </Button>
        }
        actions={[
          { id: 'export', label: 'Export', onAction: nothing },
          { id: 'ship', label: 'Ship', disabledReason: 'The order has not been paid.' },
        ]}
        moreActions={[{ id: 'delete', label: 'Delete', danger: true, onAction: nothing }]}
      />
      <DisplaysShown />
      <ButtonsShown />
      <TableShown />
      <ChartsShown />
      <FieldsShown />
      <FormsShown />
      <OverlaysShown />
      <TreeShown />
      <StatesShown />
    </div>
  );
}
