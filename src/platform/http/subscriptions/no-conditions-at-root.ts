import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/**
 * A validation rule: the root field of a subscription must not be conditional. With `@skip` or `@include` there could be
 * no field at all, which graphql-js reports as an internal error; newer versions of the specification forbid it.
 */
export function noConditionsAtRoot(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return;
      if (!hasCondition(context, operation.selectionSet, new Set())) return;
      const message = 'The root of a subscription must not have @skip or @include.';
      context.reportError(new GraphQLError(message, { nodes: operation }));
    },
  };
}

function hasCondition(context: ValidationContext, set: SelectionSetNode, seen: Set<string>): boolean {
  return set.selections.some(selection => {
    if (selection.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include'))
      return true;
    if (selection.kind === Kind.INLINE_FRAGMENT) return hasCondition(context, selection.selectionSet, seen);
    if (selection.kind === Kind.FIELD || seen.has(selection.name.value)) return false;
    seen.add(selection.name.value);
    const fragment = context.getFragment(selection.name.value);
    return fragment ? hasCondition(context, fragment.selectionSet, seen) : false;
  });
}
