import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { permissions } from '../authorization/permission.ts';
import { requirementOf } from '../authorization/rules.ts';
import type { RuleTree } from '../authorization/shield.ts';

/** From this cost on, a query waits apart from those who browse. A page of a search with its count stays below. */
const heavyFromCost = 3_000;

/** Whether an operation is a report, a list of the staff, or a dear query, which must not hold up those who browse. */
export type IsHeavy = (document: DocumentNode, operation: OperationDefinitionNode, cost: number) => boolean;

/** The queries of the staff are those whose root field needs a permission. */
export function heavyQueries(rules: RuleTree): IsHeavy {
  const staffFields = new Set(
    Object.entries(rules.Query ?? {}).flatMap(([field, rule]) =>
      Object.hasOwn(permissions, requirementOf(rule) ?? '') ? [field] : [],
    ),
  );
  // A document stays the same object while it is cached.
  const known = new WeakMap<OperationDefinitionNode, boolean>();
  const isOfStaff = (document: DocumentNode, operation: OperationDefinitionNode): boolean => {
    let answer = known.get(operation);
    if (answer === undefined) {
      answer = rootFields(document, operation).some(field => staffFields.has(field));
      known.set(operation, answer);
    }
    return answer;
  };
  return (document, operation, cost) =>
    operation.operation === OperationTypeNode.QUERY &&
    (cost >= heavyFromCost || isOfStaff(document, operation));
}

function rootFields(document: DocumentNode, operation: OperationDefinitionNode): string[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const fieldsOf = (set: SelectionSetNode | undefined): string[] =>
    (set?.selections ?? []).flatMap(selection => {
      if (selection.kind === Kind.FIELD) return [selection.name.value];
      if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet);
      return fieldsOf(fragments.get(selection.name.value)?.selectionSet);
    });
  return fieldsOf(operation.selectionSet);
}
