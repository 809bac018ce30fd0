import { id, moment, type Plan, pick, share, stamps, type Table } from '../expressions.ts';
import { often } from '../words.ts';

function movements(plan: Plan): Table {
  const { movements: rows, rows: products, staff, customers } = plan.sizes;
  return {
    name: 'stock_movement',
    rows,
    columns: {
      id: id('movement'),
      at: moment(plan, rows),
      product_id: id('product', pick('line product', products, { skew: 2.5 })),
      delta: `${pick('delta', 5)} - 3`,
      on_hand_after: pick('after', 400),
      // No reason is RETURN: a filter that finds nothing.
      reason: share('reason', [
        ['CANCELLATION', 0.0005],
        ['ADJUSTMENT', 0.05],
        ['PRODUCTION', 0.15],
        ['SALE', 0.8],
      ]),
      reference: id('order', pick('reference', products)),
      actor_id: id('user', `${customers} + ${pick('mover', staff)}`),
    },
  };
}

function records(plan: Plan): Table {
  const { productionRecords: rows, rows: products, staff, customers } = plan.sizes;
  const made = moment(plan, rows);
  return {
    name: 'production_record',
    rows,
    columns: {
      id: id('production'),
      ...stamps(made),
      product_id: id('product', pick('made product', products, { skew: 2.5 })),
      staff_member_id: id('staff', pick('maker', staff)),
      quantity: pick('made', 20),
      produced_on: `date_format(${made}, '%Y-%m-%d')`,
      recorded_by_id: id('user', `${customers} + ${pick('maker', staff)}`),
      voided_at: `if(${often('voided', 0.02)}, ${made} + interval 1 hour, null)`,
    },
  };
}

export function stockTables(plan: Plan): Table[] {
  return [movements(plan), records(plan)];
}
