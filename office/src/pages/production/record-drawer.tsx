import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Day } from '../../kit/display/day.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { Drawer } from '../../kit/overlay/drawer.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { ObjectLink } from '../../shell/object-link.tsx';
import { ProductionRecordDocument } from './generated/graphql.ts';
import { VoidDialog } from './void-dialog.tsx';

export function RecordDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  const [{ data, error }, read] = useQuery({
    query: ProductionRecordDocument,
    variables: { id: id ?? '' },
    pause: !id,
  });
  const record = data?.productionRecord;
  const voiding = record?.nextActions.find(({ action }) => action === 'VOID');
  const failure = errorState(error, () => read({ requestPolicy: 'network-only' }));
  return (
    <>
      <Drawer
        isOpen={Boolean(id)}
        onClose={onClose}
        title={record?.product?.name ?? 'Production record'}
        subtitle={record?.voidedAt ? <StatusBadge tone="danger">Voided</StatusBadge> : undefined}
        footer={
          voiding && !record?.voidedAt ? (
            <Button variant="danger" disabledReason={voiding.reason} onPress={() => setIsAsking(true)}>
              Void…
            </Button>
          ) : undefined
        }
      >
        {failure && <ErrorState {...failure} compact />}
        {!failure && !data && <SkeletonLines count={6} />}
        {data && !record && <EmptyState compact title="There is no such record" />}
        {record && (
          <DescriptionList
            items={[
              {
                term: 'Product',
                detail: record.product && (
                  <ObjectLink id={record.product.id}>{record.product.name}</ObjectLink>
                ),
              },
              { term: 'SKU', detail: record.product?.sku },
              { term: 'Quantity', detail: <Quantity value={record.quantity} /> },
              { term: 'Made on', detail: <Day value={record.producedOn} /> },
              {
                term: 'Made by',
                detail: record.staffMember && (
                  <ObjectLink id={record.staffMember.id}>{record.staffMember.name}</ObjectLink>
                ),
              },
              { term: 'Note', detail: record.note },
              { term: 'Recorded', detail: <DateTime value={record.createdAt} /> },
              { term: 'Recorded by', detail: record.recordedBy?.name },
              { term: 'Voided', detail: record.voidedAt && <DateTime value={record.voidedAt} /> },
              { term: 'Voided by', detail: record.voidedBy?.name },
              { term: 'Reason', detail: record.voidReason },
            ]}
          />
        )}
      </Drawer>
      {record && <VoidDialog record={record} isOpen={isAsking} onClose={() => setIsAsking(false)} />}
    </>
  );
}
