import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  Lexer,
  parse,
  type SelectionSetNode,
  Source,
  TokenKind,
} from 'graphql';
import { LRUCache } from 'lru-cache';

/** What one document may hold. Checked before validation, whose cost grows with the square of some of these. */
export const documentLimits = {
  tokens: 2_000,
  depth: 12,
  aliases: 50,
  rootFields: 20,
  directives: 50,
  /** Fields with all fragments spread out. */
  fields: 600,
  /** Fields and fragments, with all fragments spread out. */
  selections: 2_000,
  /** How often one selection may repeat the same field. */
  repetitions: 10,
} as const;

/** Introspection nests deeper than any query of ours, and costs no database statement. */
export const introspectionLimits = { ...documentLimits, depth: 20 } as const;

/** At most this many operations in one HTTP request. */
export const maxBatchSize = 10;

type Measure = Record<Exclude<keyof typeof documentLimits, 'tokens'>, number>;

const nouns: Record<keyof typeof documentLimits, string> = {
  tokens: 'tokens',
  depth: 'levels of depth',
  aliases: 'aliases',
  rootFields: 'root fields',
  directives: 'directives',
  fields: 'fields',
  selections: 'selections',
  repetitions: 'repetitions of one field',
};

// Verdicts by document text; what is refused is remembered too, since it comes again.
const verdicts = new LRUCache<string, { error: GraphQLError | null }>({
  maxSize: 8 * 1024 * 1024,
  sizeCalculation: (_, text) => text.length + 100,
});

/** The reason to refuse a query document, or null. What does not parse passes: the parser explains that better. */
export function documentRefusal(text: string): GraphQLError | null {
  let verdict = verdicts.get(text);
  if (!verdict) {
    verdict = { error: judge(text) };
    verdicts.set(text, verdict);
  }
  return verdict.error;
}

export function tooComplex(message: string, limit: number, measured: number): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'QUERY_TOO_COMPLEX', limit, measured, http: { status: 400 } },
  });
}

function judge(text: string): GraphQLError | null {
  try {
    const tokens = countTokens(text);
    if (tokens > documentLimits.tokens)
      return refusal('tokens', documentLimits.tokens, tokens, tokens >= maxTokensCounted);
    return measureDocument(parse(text, { noLocation: true }));
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

// Past this it does not matter how many there are.
const maxTokensCounted = 5 * documentLimits.tokens;

function countTokens(text: string): number {
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  while (tokens < maxTokensCounted && lexer.advance().kind !== TokenKind.EOF) tokens++;
  return tokens;
}

function refusal(
  what: keyof typeof documentLimits,
  limit: number,
  measured: number,
  atLeast = false,
): GraphQLError {
  const message = `This query has ${atLeast ? 'at least ' : ''}${measured} ${nouns[what]}; the limit is ${limit}.`;
  return tooComplex(message, limit, measured);
}

function measureDocument(document: DocumentNode): GraphQLError | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measurer = new Measurer(fragments);
  for (const definition of document.definitions) {
    const { usual, introspection } = measurer.measure(definition);
    const error =
      exceeded(usual, documentLimits) ?? exceeded(introspection, introspectionLimits) ?? measurer.cycle;
    if (error) return error;
  }
  return null;
}

function exceeded(measure: Measure, limits: Record<keyof Measure, number>): GraphQLError | null {
  for (const what of Object.keys(measure) as (keyof Measure)[]) {
    if (measure[what] > limits[what]) return refusal(what, limits[what], measure[what]);
  }
  return null;
}

const nothing: Measure = {
  depth: 0,
  aliases: 0,
  rootFields: 0,
  directives: 0,
  fields: 0,
  selections: 0,
  repetitions: 0,
};

/** Measures selections, each fragment once: a chain of fragments that double each other is measured, not walked. */
class Measurer {
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
      // How many fields a fragment has at its top matters only where it is spread at the root.
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
