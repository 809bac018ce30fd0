import { UserError } from '../../platform/lib/user-error.ts';
import type { OrderLine } from './order-line.entity.ts';

/**
 * The line of an order that an input names.
 * @param path of the part of the input that has the `orderLineId`
 * @throws UserError NOT_FOUND for a line of another order
 */
export function findOrderLine(
  lines: readonly OrderLine[],
  orderLineId: string,
  path: readonly string[],
): OrderLine {
  const line = lines.find(({ id }) => id === orderLineId);
  if (line) return line;
  throw new UserError('NOT_FOUND', `The order has no line with the id ${orderLineId}.`, {
    path: [...path, 'orderLineId'],
  });
}
