import { registerEnumType } from 'type-graphql';

export const ReturnCondition = { GOOD: 'GOOD', DAMAGED: 'DAMAGED', LOST: 'LOST' } as const;
export type ReturnCondition = keyof typeof ReturnCondition;
registerEnumType(ReturnCondition, {
  name: 'ReturnCondition',
  description: 'How a rented unit came back.',
  valuesConfig: {
    GOOD: { description: 'As it should be.' },
    DAMAGED: { description: 'Damaged; it is in stock again.' },
    LOST: { description: 'It did not come back.' },
  },
});
