import { registerEnumType } from 'type-graphql';

export const ReturnCondition = { GOOD: 'GOOD', DAMAGED: 'DAMAGED', LOST: 'LOST' } as const;
export type ReturnCondition = keyof typeof ReturnCondition;
registerEnumType(ReturnCondition, {
  name: 'ReturnCondition',
  description: 'The condition of a unit at the end of its rental.',
  valuesConfig: {
    GOOD: { description: 'In good condition. It is in stock again.' },
    DAMAGED: { description: 'Damaged. It is in stock again.' },
    LOST: { description: 'Lost. It does not return to stock.' },
  },
});
