import { listCases, searchCases } from '../list-cases.ts';
import { dayAgo, daysAgo, idOf, type ScaleCase, type ScaleFacts } from '../scale-case.ts';
import { sizesOf } from '../sizes.ts';

const row = 'id number status startDate endDate customer { name }';

export function rentalCases(facts: ScaleFacts): ScaleCase[] {
  const { rentals } = sizesOf(facts.rows);
  const half = Math.floor(rentals / 2);
  const number = `R-${String((half * 7_919) % 99_999_989).padStart(8, '0')}`;
  const days = (field: string, ago = 400) =>
    `${field}: { from: ${dayAgo(facts, ago)}, to: ${dayAgo(facts, ago)} }`;
  const admin = (name: string, query: string): ScaleCase => ({ name, who: 'admin', query });
  return [
    ...listCases({
      list: 'rentals',
      who: 'admin',
      fields: row,
      sorts: ['CREATED_AT', 'START_DATE', 'END_DATE', 'NUMBER'],
      filters: [
        'status: ACTIVE',
        'status: OVERDUE',
        'status: AWAITING_PAYMENT',
        'status: [OVERDUE, DEFAULTED]',
        `customerId: ${idOf('customer', 1)}`,
        `productId: ${idOf('product', 1)}`,
        'overdue: true',
        'overdue: false',
        `dueBefore: ${dayAgo(facts, -30)}`,
        `dueBefore: ${dayAgo(facts, 50)}`,
        days('dueOn', -3),
        days('startDate'),
        days('endDate'),
        days('createdOn'),
        `createdAt: { from: ${daysAgo(facts, 30)} }`,
        `status: ACTIVE, ${days('startDate', 100)}`,
      ],
      middle: `search: "${number}"`,
    }),
    ...searchCases({ list: 'rentals', who: 'admin', fields: row }, [
      number,
      'R-000',
      'maria',
      'person1@example.com',
      'nothing like it',
    ]),
    admin(
      'rental',
      `{ rental(id: ${idOf('rental', half)}) { ${row} installments { dueOn status } events { kind } balance { amount } } }`,
    ),
    admin(
      'rentals 50 whole',
      `{ rentals(first: 50) { nodes { ${row} installments { dueOn status } events { kind } balance { amount } } } }`,
    ),
    { name: 'own rentals', who: 'customer', query: `{ me { customer { rentals { nodes { ${row} } } } } }` },
    {
      name: 'quoteRental',
      who: 'guest',
      query: `{ quoteRental(productId: ${idOf('product', 7)}, months: 6) { total { amount } isAvailable } }`,
    },
    admin(
      'quoteRentalBuyout',
      `{ quoteRentalBuyout(rentalId: ${idOf('rental', rentals)}) { price { amount } } }`,
    ),
  ];
}
