import { globSync, readFileSync } from 'node:fs';
import { buildSchema, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { emptyDescriptions, retiredWords } from './retired-words.ts';

const root = new URL('../..', import.meta.url).pathname;
const read = (file: string) => readFileSync(`${root}/${file}`, 'utf8');

const files = [
  ...globSync(['src/**/*.ts', 'docs/**/*.md'], { cwd: root }),
  'schema.graphql',
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  '.env.example',
].sort();

/** `file:line: word → instead` for every retired word. */
function retiredIn(file: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) =>
    retiredWords.flatMap(({ pattern, instead }) => {
      const found = pattern.exec(line);
      return found ? [`${file}:${index + 1}: "${found[0]}" → ${instead}`] : [];
    }),
  );
}

it('finds what is retired, by whole word', () => {
  expect(retiredIn('x', 'Tells of what came of it.')).toEqual([
    'x:1: "what came of" → the result of',
    'x:1: "Tells of" → reports',
  ]);
  expect(retiredIn('x', 'const x = sumUp(y); // anew')).toHaveLength(2);
  expect(retiredIn('x', 'A catalog of installments is canceled; complaining is not retired.')).toEqual([]);
});

it('has files to read', () => {
  expect(files.length).toBeGreaterThan(700);
});

it.each(files)('%s', file => {
  expect(retiredIn(file, read(file))).toEqual([]);
});

it('every description in the schema says what the thing is', () => {
  const schema = buildSchema(read('schema.graphql'));
  const described = Object.values(schema.getTypeMap()).flatMap(type => {
    if (type.name.startsWith('__')) return [];
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap(field => [
      { name: `${type.name}.${field.name}`, description: field.description },
      ...('args' in field
        ? field.args.map((arg: { name: string; description?: string | null }) => ({
            name: `${type.name}.${field.name}(${arg.name})`,
            description: arg.description,
          }))
        : []),
    ]);
  });
  expect(described.length).toBeGreaterThan(500);
  const empty = described.filter(({ description }) => !description || emptyDescriptions.test(description));
  expect(empty.map(({ name, description }) => `${name}: ${description}`)).toEqual([]);
});
