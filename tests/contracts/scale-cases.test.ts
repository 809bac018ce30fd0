import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { expect, it } from 'vitest';
import { allCases } from '../../bench/scale/all-cases.ts';
import { conditionsCounted } from '../../bench/scale/measure.ts';
import { parseSlowLog } from '../../bench/scale/slow-log.ts';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const cases = allCases({ rows: 200_000, now: new Date('2026-11-27T10:00:00Z') });

/** What no case asks for, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'Query.permissions': 'It is a constant.',
  'Query.demoAccounts': 'Only a demo store has some.',
  'Query.role': 'A store has a handful of roles, and `roles` reads them all.',
};

/** What the cases ask for: `Type.field`, `Type.field(argument)`, `Input.field`, `Enum.VALUE`. */
function covered(): Set<string> {
  const used = new Set<string>();
  for (const { query, cursorFrom } of cases) {
    for (const text of [query, cursorFrom ?? []].flat()) {
      const info = new TypeInfo(schema);
      visit(
        parse(text),
        visitWithTypeInfo(info, {
          Field: ({ name }) => void used.add(`${info.getParentType()}.${name.value}`),
          Argument: ({ name }) =>
            void used.add(`${info.getParentType()}.${info.getFieldDef()?.name}(${name.value})`),
          ObjectField: ({ name }) =>
            void used.add(`${getNamedType(info.getParentInputType())}.${name.value}`),
          EnumValue: ({ value }) => void used.add(`${getNamedType(info.getInputType())}.${value}`),
        }),
      );
    }
  }
  return used;
}

/** What there is: each root field, each list, each field of a filter, and each sort. */
function existing(): string[] {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  return types.flatMap(type =>
    Object.values(type.getFields())
      .filter(field => type === schema.getQueryType() || isList(field))
      .flatMap(field => [
        `${type}.${field.name}`,
        ...(isList(field)
          ? field.args.flatMap(argument => choicesOf(`${type}.${field.name}`, argument))
          : []),
      ]),
  );
}

function isList(field: GraphQLField<unknown, unknown>): boolean {
  return getNamedType(field.type).name.endsWith('Connection');
}

const pageArguments = ['first', 'after', 'last', 'before'];

function choicesOf(field: string, { name, type }: GraphQLArgument): string[] {
  if (pageArguments.includes(name)) return [];
  const input = getNamedType(type);
  if (!isInputObjectType(input) || !['filter', 'sort'].includes(name)) return [`${field}(${name})`];
  const fields = Object.values(input.getFields());
  if (name !== 'sort') return fields.map(field => `${input}.${field.name}`);
  return fields.flatMap(field => {
    const choice = getNamedType(field.type);
    return isEnumType(choice) && field.name === 'field'
      ? choice.getValues().map(value => `${choice}.${value.name}`)
      : [];
  });
}

it('every root field, list, filter, and sort has a case on a large store', () => {
  const used = covered();
  const missing = [...new Set(existing())].filter(name => !used.has(name) && !(name in exceptions));
  // Add a case to a file of bench/scale/cases, or an exception with its reason above.
  expect(missing).toEqual([]);
  expect(Object.keys(exceptions).filter(name => used.has(name))).toEqual([]);
});

it('every case is a query of the schema with a name of its own', () => {
  const wrong = cases.flatMap(({ name, query, cursorFrom }) =>
    [query, cursorFrom ?? []]
      .flat()
      .flatMap(text => validate(schema, parse(text)).map(({ message }) => `${name}: ${message}`)),
  );
  expect(wrong).toEqual([]);
  const names = cases.map(({ name, who }) => `${who} ${name}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

it('a count may read ten thousand rows for each condition', () => {
  expect(conditionsCounted('{ orders { nodes { id } } }')).toBe(0);
  expect(conditionsCounted('{ orders { totalCount } }')).toBe(2);
  expect(conditionsCounted('{ orders(filter: { status: PAID, channel: ONLINE }) { totalCount } }')).toBe(3);
});

it("MariaDB's log says what each statement read", () => {
  const log = `# User@Host: root[root] @ localhost [127.0.0.1]
# Thread_id: 8  Schema: scale  QC_hit: No
# Query_time: 0.000463  Lock_time: 0.000180  Rows_sent: 21  Rows_examined: 5000
# Full_scan: Yes  Full_join: No  Tmp_table: Yes  Tmp_table_on_disk: No
# Filesort: No  Filesort_on_disk: No  Merge_passes: 0  Priority_queue: No
#
# explain: id\tselect_type\ttable\ttype\tpossible_keys\tkey\tkey_len\tref\trows\tr_rows\tfiltered\tr_filtered\tExtra
# explain: 1\tSIMPLE\tt\tindex\tNULL\tproduct_name_index\t802\tNULL\t42\t21.00\t100.00\t100.00\tUsing where
# explain: 1\tSIMPLE\tc\tALL\tNULL\tNULL\tNULL\tNULL\t4\t4.00\t100.00\t100.00\t
#
SET timestamp=1795744798;
/* catalog.products */ select t.id from product as t;
# User@Host: root[root] @ localhost [127.0.0.1]
# Query_time: 0.000092  Lock_time: 0.000000  Rows_sent: 0  Rows_examined: 0
SET timestamp=1795744798;
commit;
`;
  expect(parseSlowLog(log)).toEqual([
    {
      milliseconds: expect.closeTo(0.463),
      rowsExamined: 5_000,
      rowsReturned: 21,
      plan: ['t:product_name_index', 'c:ALL'],
      isSorted: false,
      usesTemporaryTable: true,
      text: expect.stringContaining('/* catalog.products */ select'),
    },
  ]);
});
