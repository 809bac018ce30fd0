import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { isPublic } from '../graphql/public.ts';

/**
 * The names of the object types that a query selects, if every field of it is public; otherwise undefined. What `@skip`
 * and `@include` leave out counts, so that this does not depend on variables.
 */
export function publicTypesOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ReadonlySet<string> | undefined {
  const walk = new PublicWalk(schema, document);
  return walk.isPublic(operation.selectionSet, [schema.getQueryType()!]) ? walk.types : undefined;
}

type Types = readonly GraphQLObjectType[];

class PublicWalk {
  readonly types = new Set<string>();
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  /** A fragment that many others spread is looked at once for each list of types. */
  readonly #seen = new Set<string>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
  ) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        this.#fragments.set(definition.name.value, definition);
  }

  /** @param types those that the object of the selection may have */
  isPublic({ selections }: SelectionSetNode, types: Types): boolean {
    return selections.every(selection => {
      if (selection.kind === Kind.FIELD)
        return types.every(type => this.#isPublicField(type, selection.name.value, selection.selectionSet));
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return this.isPublic(
          selection.selectionSet,
          this.#narrowed(types, selection.typeCondition?.name.value),
        );
      return this.#isPublicFragment(selection.name.value, types);
    });
  }

  #isPublicField(type: GraphQLObjectType, name: string, below: SelectionSetNode | undefined): boolean {
    if (name === '__typename') return true;
    const field = type.getFields()[name];
    if (!field || !isPublic(field)) return false;
    const target = getNamedType(field.type);
    if (!below || !isCompositeType(target)) return true;
    const types = this.#possibleTypes(target);
    for (const { name } of types) this.types.add(name);
    return this.isPublic(below, types);
  }

  #isPublicFragment(name: string, types: Types): boolean {
    const fragment = this.#fragments.get(name);
    if (!fragment) return false;
    const narrowed = this.#narrowed(types, fragment.typeCondition.name.value);
    const key = `${name} ${narrowed.map(type => type.name).join(' ')}`;
    if (this.#seen.has(key)) return true;
    this.#seen.add(key);
    return this.isPublic(fragment.selectionSet, narrowed);
  }

  #narrowed(types: Types, condition: string | undefined): Types {
    if (condition === undefined) return types;
    const target = this.schema.getType(condition);
    if (!isCompositeType(target)) return [];
    const possible = new Set(this.#possibleTypes(target));
    return types.filter(type => possible.has(type));
  }

  #possibleTypes(type: GraphQLCompositeType): Types {
    return isObjectType(type) ? [type] : this.schema.getPossibleTypes(type);
  }
}
