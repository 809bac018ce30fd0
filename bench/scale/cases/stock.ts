import { listCases } from '../list-cases.ts';
import { dayAgo, daysAgo, idOf, type ScaleCase, type ScaleFacts } from '../scale-case.ts';

export function stockCases(facts: ScaleFacts): ScaleCase[] {
  const { rows } = facts;
  const days = (field: string) => `${field}: { from: ${dayAgo(facts, 400)}, to: ${dayAgo(facts, 400)} }`;
  return [
    ...listCases({
      list: 'stockMovements',
      who: 'admin',
      fields: 'id at delta reason product { name }',
      sorts: ['OCCURRED_AT'],
      filters: [
        `productId: ${idOf('product', 1)}`,
        `productId: ${idOf('product', rows / 2)}`,
        'reason: SALE',
        'reason: CANCELLATION',
        'reason: RETURN',
        'reason: [ADJUSTMENT, PRODUCTION]',
        `productId: ${idOf('product', 1)}, reason: CANCELLATION`,
        days('occurredOn'),
        `occurredAt: { from: ${daysAgo(facts, 30)} }`,
        `reason: ADJUSTMENT, ${days('occurredOn')}`,
      ],
    }),
    {
      name: 'stockMovement',
      who: 'admin',
      query: `{ stockMovement(id: ${idOf('movement', rows)}) { delta product { name } actor { name } } }`,
    },
    ...listCases({
      list: 'productionRecords',
      who: 'admin',
      fields: 'id quantity producedOn product { name } staffMember { name }',
      sorts: ['PRODUCED_ON', 'CREATED_AT'],
      filters: [
        `productId: ${idOf('product', 1)}`,
        `productId: ${idOf('product', rows / 2)}`,
        `staffMemberId: ${idOf('staff', 7)}`,
        `staffMemberId: ${idOf('staff', 7)}, ${days('producedOn')}`,
        days('producedOn'),
        'voided: true',
        'voided: false',
        `voided: true, ${days('producedOn')}`,
      ],
    }),
    {
      name: 'productionRecord',
      who: 'admin',
      query: `{ productionRecord(id: ${idOf('production', rows / 8)}) { quantity product { name } recordedBy { name } } }`,
    },
  ];
}
