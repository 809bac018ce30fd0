import { Button } from '../../kit/button/button.tsx';
import { Card } from '../../kit/page/card.tsx';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { Skeleton, SkeletonLines } from '../../kit/state/skeleton.tsx';
import styles from './page.module.css';

export function StatesShown() {
  return (
    <div className={styles.fields}>
      <Card title="Nothing yet">
        <EmptyState
          compact
          title="No suppliers yet"
          text="Suppliers deliver your products. Add the first one to record deliveries."
          action={<Button variant="primary">Add supplier</Button>}
        />
      </Card>
      <Card title="It failed">
        <ErrorState
          compact
          text="The server did not answer. Check the connection, then try again."
          requestId="01JDK4Y8Q0M6R2"
          onRetry={() => undefined}
        />
      </Card>
      <Card title="It loads">
        <div className={styles.stack}>
          <Skeleton shape="title" width={60} />
          <SkeletonLines count={4} />
          <Skeleton shape="block" />
        </div>
      </Card>
    </div>
  );
}
