import { type FieldNode, Kind, parse, visit } from 'graphql';
import type { ScaleCase, Who } from './scale-case.ts';
import type { SlowLog, Statement } from './slow-log.ts';

/** What a case costs. */
export interface Cost {
  readonly case: ScaleCase;
  /** Over HTTP, the median of the warm runs. */
  readonly milliseconds: number;
  readonly rowsExamined: number;
  readonly rowsReturned: number;
  /** The most rows that it may examine. */
  readonly allowed: number;
  readonly plan: readonly string[];
  readonly notes: readonly string[];
  /** Why it was not answered. */
  readonly error?: string;
}

/** The first runs warm the caches of the server and the database. */
const runs = { warm: 2, measured: 3 };
/** What takes this long once takes as long the next time. */
const slowMs = 1_500;

const perReturned = 20;
const always = 200;
/** Lists are counted, and sorted, up to ten thousand. */
const counted = 10_001;
/** The code of an answer that would sort more. */
const refusal = 'FILTER_TOO_BROAD';

export interface Asker {
  readonly address: string;
  readonly tokens: Readonly<Record<Who, string | undefined>>;
}

export async function measureCase(asker: Asker, log: SlowLog, scaleCase: ScaleCase): Promise<Cost> {
  const variables = await variablesOf(asker, scaleCase);
  if (variables === undefined) return unanswered(scaleCase, 'There is no row in the middle.');
  const times: number[] = [];
  let error: string | undefined;
  for (let run = 0; run < runs.warm + runs.measured && !error; run++) {
    await log.skip();
    const start = performance.now();
    const answer = await ask(asker, scaleCase.who, scaleCase.query, variables);
    const milliseconds = performance.now() - start;
    error = errorOf(scaleCase, answer);
    if (run >= runs.warm || milliseconds > slowMs) times.push(milliseconds);
    if (milliseconds > slowMs && times.length >= 2) break;
  }
  const statements = await log.next();
  const sum = (field: 'rowsExamined' | 'rowsReturned') =>
    statements.reduce((total, statement) => total + statement[field], 0);
  const rowsReturned = sum('rowsReturned');
  return {
    case: scaleCase,
    milliseconds: times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0,
    rowsExamined: sum('rowsExamined'),
    rowsReturned,
    allowed: perReturned * rowsReturned + always + counted * conditionsOf(scaleCase),
    plan: [...new Set(statements.filter(isOfTheQuery).flatMap(statement => statement.plan))],
    notes: [
      ...(statements.some(statement => statement.isSorted) ? ['filesort'] : []),
      ...(statements.some(statement => statement.usesTemporaryTable) ? ['temp'] : []),
    ],
    ...(error && { error }),
  };
}

/** Everybody's session is read in the same way. */
const isOfTheQuery = ({ text }: Statement) => !text.includes('/* accounts.session */');

function errorOf({ isUnserved }: ScaleCase, { errors }: Answer): string | undefined {
  const error = errors?.[0];
  return isUnserved && error?.extensions?.code === refusal ? undefined : error?.message;
}

function unanswered(scaleCase: ScaleCase, error: string): Cost {
  const nothing = { milliseconds: 0, rowsExamined: 0, rowsReturned: 0, allowed: 0, plan: [], notes: [] };
  return { case: scaleCase, ...nothing, error };
}

/** How many conditions may each read ten thousand rows. */
function conditionsOf({ query, isUnserved }: ScaleCase): number {
  return conditionsCounted(query) + (isUnserved ? conditionsOfFilters(query) : 0);
}

/**
 * By how many conditions a query counts. The rows that are found are counted in a table of their own, which is one more
 * reading of each.
 */
export function conditionsCounted(query: string): number {
  let conditions = 0;
  visit(parse(query), {
    Field(field) {
      if (field.selectionSet?.selections.some(isCount)) conditions += 1 + Math.max(1, conditionsIn(field));
    },
  });
  return conditions;
}

function conditionsOfFilters(query: string): number {
  let conditions = 0;
  visit(parse(query), {
    Field(field) {
      conditions += conditionsIn(field);
    },
  });
  return conditions;
}

function conditionsIn(field: FieldNode): number {
  const filter = field.arguments?.find(({ name }) => name.value === 'filter')?.value;
  return filter?.kind === Kind.OBJECT ? filter.fields.length : 0;
}

const isCount = (node: { kind: string }) =>
  node.kind === Kind.FIELD && (node as FieldNode).name.value === 'totalCount';

/** Undefined when the query for the row in the middle finds none. */
async function variablesOf(asker: Asker, { who, cursorFrom }: ScaleCase): Promise<object | undefined> {
  if (cursorFrom === undefined) return {};
  const { data } = await ask(asker, who, cursorFrom, {});
  const [list] = Object.values(data ?? {}) as { pageInfo: { endCursor: string | null } }[];
  const after = list?.pageInfo.endCursor;
  return after ? { after } : undefined;
}

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const askTimeoutMs = 180_000;

export async function ask(
  { address, tokens }: Asker,
  who: Who,
  query: string,
  variables: object,
): Promise<Answer> {
  const token = tokens[who];
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(askTimeoutMs),
  });
  return (await response.json()) as Answer;
}
