import {
  id,
  literal,
  moment,
  type Plan,
  pick,
  scattered,
  share,
  stamps,
  type Table,
} from '../expressions.ts';
import { sku } from './catalog.ts';

const statusOf = ({ sizes }: Plan, rental: string) =>
  `if(${rental} = ${sizes.rentals}, 'ACTIVE', ${share(
    'rental status',
    [
      ['OVERDUE', 0.1],
      ['DEFAULTED', 0.03],
      ['RETURNED', 0.2],
      ['BOUGHT_OUT', 0.05],
      ['CANCELLED', 0.02],
      ['ACTIVE', 0.6],
    ],
    rental,
  )})`;

const day = (moment: string) => `date_format(${moment}, '%Y-%m-%d')`;

/** None waits for a payment or a signature, and the last one is active. */
function rentals(plan: Plan): Table {
  const { rentals: rows, rows: products, customers, installments } = plan.sizes;
  const began = moment(plan, rows);
  const product = pick('rented', products, { skew: 2 });
  return {
    name: 'rental',
    rows,
    columns: {
      id: id('rental'),
      ...stamps(began),
      number: `concat('R-', ${scattered()})`,
      status: statusOf(plan, 'seq'),
      customer_id: id('customer', `if(seq % 100 = 0, 1, ${pick('renter', customers)})`),
      product_id: id('product', product),
      sku: sku(product),
      product_name: `concat('Product ', ${product})`,
      currency_code: "'USD'",
      start_date: day(began),
      end_date: day(`${began} + interval ${installments} month`),
      months: String(installments),
      price_minor: '50000',
      monthly_rate_minor: '5000',
      deposit_minor: '10000',
      grace_days: '3',
      late_fee_minor: '0',
      late_fee_ppm: '50000',
      purchase_share_ppm: '500000',
      signing_window_hours: '72',
      default_after_overdue: '3',
      charged_minor: String(installments * 5_000 + 10_000),
      activated_at: began,
      ended_at: `if(${statusOf(plan, 'seq')} in ('RETURNED', 'BOUGHT_OUT', 'CANCELLED'), ${began} + interval 40 day, null)`,
    },
  };
}

/** Twelve for each rental. Those of the past are paid, but for the last of those who pay late. */
function installments(plan: Plan): Table {
  const { rentals: rows, installments: perRental } = plan.sizes;
  const rental = `(1 + (seq - 1) div ${perRental})`;
  const sequence = `(1 + (seq - 1) % ${perRental})`;
  const due = `(${moment(plan, rows, rental)} + interval ${sequence} - 1 month)`;
  const now = literal(plan.now);
  const status = `case when ${due} > ${now} then 'DUE' when ${due} > ${now} - interval 60 day and ${statusOf(plan, rental)} in ('OVERDUE', 'DEFAULTED') then 'OVERDUE' else 'PAID' end`;
  return {
    name: 'rental_installment',
    rows: rows * perRental,
    columns: {
      id: id('installment'),
      ...stamps(due),
      rental_id: id('rental', rental),
      sequence,
      due_on: day(due),
      overdue_on: day(`${due} + interval 3 day`),
      status,
      currency_code: "'USD'",
      amount_minor: '5000',
      deposit_minor: `if(${sequence} = 1, 10000, 0)`,
      paid_minor: `if(${status} = 'PAID', 5000, 0)`,
      paid_at: `if(${status} = 'PAID', ${due}, null)`,
    },
  };
}

function events(plan: Plan): Table {
  const rows = plan.sizes.rentals;
  const rental = '(1 + (seq - 1) div 3)';
  return {
    name: 'rental_event',
    rows: rows * 3,
    columns: {
      id: id('rentalevent'),
      rental_id: id('rental', rental),
      at: `${moment(plan, rows, rental)} + interval (seq - 1) % 3 * 60 second`,
      kind: "elt(1 + (seq - 1) % 3, 'CREATED', 'SIGNED', 'ACTIVATED')",
      details: "'{}'",
    },
  };
}

export function rentalTables(plan: Plan): Table[] {
  return [rentals(plan), installments(plan), events(plan)];
}
