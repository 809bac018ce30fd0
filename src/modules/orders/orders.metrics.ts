import { defineCounter } from '../../platform/metrics/define-metric.ts';

export const ordersPlaced = defineCounter({
  name: 'tradepost_orders_placed_total',
  help: 'Orders that were placed, by channel: `ONLINE`, and sales at the counter (`COUNTER`). Imported orders do not count.',
  labels: { channel: ['ONLINE', 'COUNTER'] },
});
