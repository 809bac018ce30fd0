import { age, id, moment, type Plan, pick, share, stamps, type Table } from '../expressions.ts';
import { customerOfOrder, orderStatus, orderSubtotal, totalOf } from './orders.ts';

/** A payment for each order. */
function payments(plan: Plan): Table {
  const { rows } = plan.sizes;
  return {
    name: 'payment',
    rows,
    values: {
      started: moment(plan, rows),
      ordered: orderStatus(rows),
      total: totalOf(orderSubtotal(plan)),
      payer: customerOfOrder(plan),
    },
    columns: {
      id: id('payment'),
      ...stamps('started'),
      target_type: "'Order'",
      target_id: id('order'),
      description: "concat('Order ', seq)",
      provider: share('provider', [
        ['CASH', 0.05],
        ['CARD_TERMINAL', 0.05],
        ['STRIPE', 0.001],
        ['LOCAL', 0.899],
      ]),
      status: `case ordered when 'PENDING_PAYMENT' then 'REQUIRES_ACTION' when 'CANCELLED' then if(seq % 2, 'FAILED', 'CANCELLED')
        when 'REFUNDED' then 'REFUNDED' else 'SUCCEEDED' end`,
      amount_minor: 'total',
      refunded_minor: "if(ordered = 'REFUNDED', total, 0)",
      currency_code: "'USD'",
      provider_reference: "concat('pi_', seq)",
      receipt_number: "concat('P-', lpad(seq, 9, '0'))",
      succeeded_at: "if(ordered in ('PENDING_PAYMENT', 'CANCELLED'), null, started + interval 60 second)",
      payer_user_id: id('user', 'payer'),
      refund_due_minor: 'if(seq % 5000 = 7, 100, 0)',
    },
  };
}

function events(plan: Plan): Table {
  const { rows } = plan.sizes;
  const payment = '(1 + (seq - 1) div 2)';
  return {
    name: 'payment_event',
    rows: rows * 2,
    columns: {
      id: id('paymentevent'),
      payment_id: id('payment', payment),
      at: `${moment(plan, rows, payment)} + interval (seq - 1) % 2 * 60 second`,
      kind: "if(seq % 2 = 1, 'STARTED', 'SUCCEEDED')",
      details: "'{}'",
    },
  };
}

function refunds(plan: Plan): Table {
  const rows = plan.sizes.refunds;
  return {
    name: 'refund',
    rows,
    columns: {
      id: id('refund'),
      ...stamps(moment(plan, rows)),
      payment_id: id('payment', pick('refund', plan.sizes.rows)),
      amount_minor: '1000',
      currency_code: "'USD'",
      reason: "'It did not fit.'",
      status: "'SUCCEEDED'",
      refunded_at: moment(plan, rows),
    },
  };
}

function disputes(plan: Plan): Table {
  const rows = plan.sizes.disputes;
  const opened = moment(plan, rows);
  return {
    name: 'dispute',
    rows,
    columns: {
      id: id('dispute'),
      ...stamps(opened),
      payment_id: id('payment', pick('dispute', plan.sizes.rows)),
      provider_reference: "concat('dp_', seq)",
      reason: "'product_not_received'",
      amount_minor: '1000',
      currency_code: "'USD'",
      status: `case when ${age(rows)} < 0.05 then 'NEEDS_RESPONSE' when seq % 2 then 'WON' else 'LOST' end`,
      opened_at: opened,
      reported_at: opened,
    },
  };
}

export function moneyTables(plan: Plan): Table[] {
  return [payments(plan), events(plan), refunds(plan), disputes(plan)];
}
