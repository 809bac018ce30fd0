import { type DocumentNode, GraphQLError, type GraphQLSchema, getOperationAST, parse } from 'graphql';
import { costOf, maxCost } from './cost.ts';
import { tooComplex } from './too-complex.ts';

/** The reason to refuse all operations of a batch, or null: together they may cost no more than one. */
export function batchCostRefusal(schema: GraphQLSchema, operations: readonly unknown[]): GraphQLError | null {
  const cost = operations.reduce<number>((sum, operation) => sum + costOfRequest(schema, operation), 0);
  if (cost <= maxCost) return null;
  return tooComplex(
    `The operations of this batch cost ${cost} together; the limit is ${maxCost}. Send them one by one.`,
    maxCost,
    cost,
  );
}

/** What an operation of a request costs. Nothing when it cannot run: Apollo says why, and does nothing for it. */
function costOfRequest(schema: GraphQLSchema, request: unknown): number {
  if (typeof request !== 'object' || request === null) return 0;
  const { query, operationName, variables } = request as Record<string, unknown>;
  const document = typeof query === 'string' ? parsed(query) : undefined;
  const operation =
    document && getOperationAST(document, typeof operationName === 'string' ? operationName : null);
  if (!document || !operation) return 0;
  const values = typeof variables === 'object' && variables !== null ? variables : {};
  const cost = costOf(schema, document, operation, values as Record<string, unknown>);
  return typeof cost === 'number' ? cost : 0;
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}
