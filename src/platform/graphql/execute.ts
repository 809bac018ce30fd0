import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import type { Context } from '../context/context.ts';
import { MeasuredCache } from '../lib/measured-cache.ts';
import { textKey } from '../lib/text-key.ts';
import { publicTypesOf } from '../public-answers/public-types.ts';
import type { ErrorReport } from './error-report.ts';
import { fieldsIn, maxTextBytes } from './limits.ts';
import { withDefaults } from './variable-defaults.ts';

/**
 * The memory of compiled queries: about 500 of the size of a product list. The document takes up to 125 bytes for each
 * character of its text, and the function up to 300 for each field, as measured (decision 048).
 */
const maxCompiledBytes = 32 * 1024 * 1024;
const sizeOf = (textLength: number, fields: number) => 10_000 + 125 * textLength + 300 * fields;

/** How many keys of queries that came once are kept. */
const maxSeen = 10_000;

type Variables = Readonly<Record<string, unknown>>;

/** A query that Apollo has parsed, validated, and accepted before. */
export interface KnownQuery {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly compiled: CompiledQuery<unknown, unknown>;
  /** Identifies it, and is of bounded length. */
  readonly key: string;
  /** The names of the object types in its answer, if everybody gets the same answer. */
  readonly publicTypes: ReadonlySet<string> | undefined;
}

/**
 * Queries as compiled functions, which doubles the throughput of lists. A query is compiled when it arrives the second
 * time, so that a query that is sent only once costs no compilation. Mutations and subscriptions run on graphql-js.
 */
export class CompiledQueries {
  // False for a query that cannot be compiled; it runs on graphql-js.
  readonly cache = new MeasuredCache<string, KnownQuery | false>({ maxSize: maxCompiledBytes });
  readonly #seen = new LRUCache<string, true>({ max: maxSeen });

  constructor(private readonly report: ErrorReport) {}

  find(text: string, operationName: string | undefined): KnownQuery | undefined {
    // A longer one was never accepted, and is not worth a key.
    if (text.length > maxTextBytes) return undefined;
    return this.cache.lookUp(keyOf(text, operationName)) || undefined;
  }

  /** Runs a compiled query. The status is 400 when the variables did not fit. */
  async run(
    query: KnownQuery,
    ctx: Context,
    variables: Variables,
  ): Promise<{ status: 200 | 400; result: FormattedExecutionResult }> {
    const refused = variableErrors(query, variables);
    if (refused) return { status: 400, result: { errors: this.report(ctx, refused) } };
    const values = withDefaults(query.schema, query.operation, variables);
    const { data, errors } = (await query.compiled.query({}, ctx, values)) as ExecutionResult;
    // Without `data`, graphql-jit has rejected variables that graphql-js accepts.
    const isRefused = data === undefined;
    const standard = errors?.map(error => standardError(error, isRefused));
    return {
      status: isRefused ? 400 : 200,
      result: {
        ...(standard && { errors: this.report(ctx, standard) }),
        ...(isRefused ? {} : { data }),
      },
    };
  }

  /** Apollo asks this plugin for a response before it executes an operation itself. */
  readonly plugin: ApolloServerPlugin<Context> = {
    requestDidStart: async () => ({
      responseForOperation: async ({
        request,
        schema,
        document,
        operation,
        source,
        contextValue,
        response,
      }) => {
        // Undefined when the document lacks the operation that the request names; Apollo reports that.
        if (operation?.operation !== 'query') return null;
        const query = this.#compileOnSecondUse(
          source,
          { schema, document, operation },
          request.operationName,
        );
        if (!query) return null;
        const { status, result } = await this.run(query, contextValue, request.variables ?? {});
        response.http.status = status;
        return { http: response.http, body: { kind: 'single', singleResult: result } };
      },
    }),
  };

  #compileOnSecondUse(
    text: string,
    query: Pick<KnownQuery, 'schema' | 'document' | 'operation'>,
    operationName: string | undefined,
  ): KnownQuery | false {
    const key = keyOf(text, operationName);
    const known = this.cache.get(key);
    if (known !== undefined) return known;
    if (!this.#seen.has(key)) {
      this.#seen.set(key, true);
      return false;
    }
    const compiled = compileQuery(query.schema, query.document, operationName);
    const result = isCompiledQuery(compiled) && {
      ...query,
      compiled: compiled as CompiledQuery<unknown, unknown>,
      key,
      publicTypes: publicTypesOf(query.schema, query.document, query.operation),
    };
    this.cache.set(key, result, { size: sizeOf(text.length, fieldsIn(query.document)) });
    return result;
  }
}

function keyOf(text: string, operationName: string | undefined): string {
  return operationName === undefined ? textKey(text) : textKey(operationName, text);
}

/** Checks variables with graphql-js, so that compiled runs report the same errors as the first one. */
function variableErrors({ schema, operation }: KnownQuery, variables: Variables): GraphQLError[] | undefined {
  if (!operation.variableDefinitions?.length) return undefined;
  const { errors } = getVariableValues(schema, operation.variableDefinitions, variables, { maxErrors: 50 });
  return errors?.map(
    error =>
      new GraphQLError(error.message, {
        nodes: error.nodes ?? null,
        extensions: { ...error.extensions, code: 'BAD_USER_INPUT' },
      }),
  );
}

/** The errors of graphql-jit have a shape of their own. Without `data` they are about the variables. */
function standardError(error: GraphQLError, isAboutVariables: boolean): GraphQLError {
  const cause = error.originalError ?? undefined;
  const code = isAboutVariables ? { code: 'BAD_USER_INPUT' } : {};
  const standard = new GraphQLError(error.message, {
    path: error.path ?? null,
    originalError: cause ?? null,
    extensions: { ...(cause instanceof GraphQLError ? cause.extensions : {}), ...code },
  });
  return Object.assign(standard, { locations: error.locations });
}
