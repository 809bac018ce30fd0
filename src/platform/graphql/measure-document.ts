import {
  type DefinitionNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** The size of a part of a document; `limits.ts` explains each number and limits it. */
export type Measure = Record<
  'depth' | 'aliases' | 'rootFields' | 'directives' | 'fields' | 'selections' | 'repetitions',
  number
>;

const nothing: Measure = {
  depth: 0,
  aliases: 0,
  rootFields: 0,
  directives: 0,
  fields: 0,
  selections: 0,
  repetitions: 0,
};

/** Measures selections. Each fragment is walked only once, even if a chain of fragments multiplies its size. */
export class Measurer {
  /** Set when a fragment spreads itself. */
  cycle: GraphQLError | null = null;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #measured = new Map<string, Measure | 'running'>();

  constructor(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#fragments = fragments;
  }

  measure(definition: DefinitionNode): { usual: Measure; introspection: Measure } {
    const usual = { ...nothing };
    const introspection = { ...nothing };
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      this.#selections(definition.selectionSet, usual, introspection);
      usual.directives += definition.directives?.length ?? 0;
      usual.rootFields = definition.selectionSet.selections.reduce(
        (sum, selection) => sum + (selection.kind === Kind.FIELD ? 1 : this.#part(selection).rootFields),
        0,
      );
    } else if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      // A fragment on a type of introspection can only be spread there.
      const isIntrospection = definition.typeCondition.name.value.startsWith('__');
      add(isIntrospection ? introspection : usual, this.#fragment(definition.name.value));
      // The number of fields at the top of a fragment matters only where the root spreads it.
      usual.rootFields = 0;
      introspection.rootFields = 0;
    }
    return { usual, introspection };
  }

  #selections(set: SelectionSetNode, into: Measure, introspection: Measure): void {
    const repeated = new Map<string, number>();
    for (const selection of set.selections) {
      const isIntrospection = selection.kind === Kind.FIELD && /^__(schema|type)$/.test(selection.name.value);
      add(isIntrospection ? introspection : into, this.#part(selection));
      if (selection.kind !== Kind.FIELD) continue;
      const key = selection.alias?.value ?? selection.name.value;
      repeated.set(key, (repeated.get(key) ?? 0) + 1);
    }
    into.repetitions = Math.max(into.repetitions, ...repeated.values());
  }

  #part(selection: SelectionSetNode['selections'][number]): Measure {
    const part = { ...nothing };
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      add(part, this.#fragment(selection.name.value));
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      add(part, this.#set(selection.selectionSet));
    } else {
      if (selection.selectionSet) add(part, this.#set(selection.selectionSet));
      part.rootFields = 1;
      part.depth += 1;
      part.fields += 1;
      part.aliases += selection.alias ? 1 : 0;
    }
    part.directives += selection.directives?.length ?? 0;
    part.selections += 1;
    return part;
  }

  #set(set: SelectionSetNode): Measure {
    const measure = { ...nothing };
    this.#selections(set, measure, measure);
    return measure;
  }

  #fragment(name: string): Measure {
    const known = this.#measured.get(name);
    if (known === 'running') {
      this.cycle = new GraphQLError(`The fragment "${name}" contains itself.`, {
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
      });
      return nothing;
    }
    if (known) return known;
    const fragment = this.#fragments.get(name);
    if (!fragment) return nothing;
    this.#measured.set(name, 'running');
    const measure = this.#set(fragment.selectionSet);
    this.#measured.set(name, measure);
    return measure;
  }
}

function add(into: Measure, part: Measure): void {
  into.depth = Math.max(into.depth, part.depth);
  into.repetitions = Math.max(into.repetitions, part.repetitions);
  into.aliases += part.aliases;
  into.rootFields += part.rootFields;
  into.directives += part.directives;
  into.fields += part.fields;
  into.selections += part.selections;
}
