import { useState } from 'react';
import { useSubscription } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { countText } from '../../lib/format/text.ts';
import { OrdersPlacedDocument } from './generated/graphql.ts';
import styles from './orders.module.css';

/** "3 new orders · Show". Rows never move under the pointer by themselves. */
export function NewOrders({ onShow }: { onShow: () => void }) {
  const { locale } = useStore();
  const [count, setCount] = useState(0);
  useSubscription({ query: OrdersPlacedDocument }, (_previous, event) => {
    setCount(before => before + 1);
    return event;
  });
  return (
    <div role="status">
      {count > 0 && (
        <p className={styles.news}>
          {countText(count, 'new order', 'new orders', locale)}
          <Button
            size="small"
            onPress={() => {
              setCount(0);
              onShow();
            }}
          >
            Show
          </Button>
        </p>
      )}
    </div>
  );
}
