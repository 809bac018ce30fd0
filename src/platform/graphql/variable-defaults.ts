import {
  astFromValue,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/**
 * The variables, with the defaults of the query and of the input types in place of absent values. graphql-jit would
 * report a non-null variable or input field as missing even if it has a default.
 */
export function withDefaults(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
): Variables {
  const definitions = operation.variableDefinitions;
  if (!definitions?.length) return variables;
  const filled = { ...variables };
  for (const { variable, type, defaultValue } of definitions) {
    const name = variable.name.value;
    const given =
      filled[name] === undefined && defaultValue ? valueFromASTUntyped(defaultValue) : filled[name];
    if (given !== undefined) filled[name] = fill(given, typeFromAST(schema, type) as GraphQLInputType);
  }
  return filled;
}

// A value that does not fit its type stays as it is, for graphql-jit to refuse.
function fill(value: unknown, declared: GraphQLInputType): unknown {
  const type = getNullableType(declared);
  if (typeof value !== 'object' || value === null) return value;
  if (isListType(type))
    return Array.isArray(value) ? value.map(item => fill(item, type.ofType)) : fill(value, type.ofType);
  if (!isInputObjectType(type) || Array.isArray(value)) return value;
  const filled = { ...value } as Record<string, unknown>;
  for (const field of Object.values(type.getFields())) {
    const given = filled[field.name];
    if (given !== undefined) filled[field.name] = fill(given, field.type);
    else if (field.defaultValue !== undefined) filled[field.name] = defaultOf(field);
  }
  return filled;
}

/** The default value as a client would send it: an enum value by its name. */
function defaultOf(field: GraphQLInputField): unknown {
  return valueFromASTUntyped(astFromValue(field.defaultValue, field.type)!);
}
