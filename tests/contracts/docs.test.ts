import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { buildSchema, getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { generatedPages } from '../../src/docs/generated-pages.ts';
import { userErrorExamples } from '../../src/docs/user-error-examples.ts';
import {
  brokenLinks,
  type Commands,
  commandsOf,
  decisionProblems,
  invalidExamples,
  missingPaths,
  type Page,
  type Repository,
  unknownCommands,
  unlistedPages,
} from './docs-checks.ts';
import { anchorsOf, codeSpans, linkTargets, parseMarkdown } from './markdown.ts';
import { canPrint } from './message-texts.ts';
import { sourceTree } from './source-tree.ts';

const root = new URL('../../', import.meta.url).pathname;
const read = (path: string) => readFileSync(root + path, 'utf8');

const repository: Repository = {
  has: path =>
    /[*{]/.test(path) ? globSync(path, { cwd: root }).length > 0 : existsSync(root + path.replace(/\/$/, '')),
  read,
};
const commands: Commands = {
  scripts: new Set(Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts)),
  commands: commandsOf(globSync('src/commands/*.command.ts', { cwd: root }).map(read).join('\n')),
};
const schema = buildSchema(read('schema.graphql'));

const paths = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...globSync('docs/**/*.md', { cwd: root }).sort(),
];
const pages: readonly Page[] = paths.map(path => ({ path, text: read(path) }));
const decisions = pages.filter(({ path }) => /^docs\/decisions\/(?!README)/.test(path));

const source = sourceTree('src');
const isPrintable = canPrint(source.files.filter(file => !file.startsWith('docs/')).map(source.read));

const readmeBytes = 7 * 1_024;

describe('the docs', () => {
  it('are found, and so is what they are checked against', () => {
    expect(paths).toEqual(
      expect.arrayContaining(['docs/architecture.md', 'docs/glossary.md', 'docs/guides/queries.md']),
    );
    expect(decisions.length).toBeGreaterThan(30);
    expect([...commands.commands.keys()]).toEqual(expect.arrayContaining(['migrate', 'import', 'export']));
    expect(commands.commands.get('export')).toContain('--preset');
    const examples = pages.flatMap(({ text }) =>
      parseMarkdown(text).blocks.filter(({ language }) => language === 'graphql'),
    );
    expect(examples.length).toBeGreaterThan(15);
  });

  it('link to what is there', () => {
    expect(pages.flatMap(page => brokenLinks(page, repository))).toEqual([]);
  });

  it('name files and folders that are there', () => {
    expect(pages.flatMap(page => missingPaths(page, repository))).toEqual([]);
  });

  it('name commands and options that can be run', () => {
    expect(pages.flatMap(page => unknownCommands(page, commands))).toEqual([]);
  });

  it('show GraphQL that fits the schema', () => {
    expect(pages.flatMap(page => invalidExamples(page, schema))).toEqual([]);
  });

  it('give each decision its page, in one shape and with a number of its own', () => {
    expect(decisions.flatMap(decisionProblems)).toEqual([]);
    const numbers = decisions.map(({ path }) => Number(/(\d{3})-/.exec(path)?.[1]));
    expect(numbers).toEqual(decisions.map((_, index) => index + 1));
  });

  it('can all be reached from their index', () => {
    const inFolder = (folder: string) => paths.filter(path => path.startsWith(folder));
    const indexed = (path: string, folder: string) =>
      unlistedPages(pages.find(page => page.path === path)!, inFolder(folder));
    expect(indexed('docs/decisions/README.md', 'docs/decisions/')).toEqual([]);
    const others = indexed('docs/README.md', 'docs/').filter(path => !path.startsWith('docs/decisions/'));
    expect(others).toEqual([]);
  });

  it('have their generated pages as the code says', () => {
    const stale = generatedPages.filter(page => page.text(read(page.path)) !== read(page.path));
    expect(
      stale.map(({ path }) => path),
      'Run `npm run cli -- docs --write`.',
    ).toEqual([]);
  });

  it.each(Object.entries(userErrorExamples))('show %s as clients get it', (_code, example) => {
    const { mutation, type = 'SimpleUserError', message, path = [], details = {} } = example;
    const { args = [] } = schema.getMutationType()!.getFields()[mutation] ?? {};
    const input = args[0] && getNamedType(args[0].type);
    const fields = isInputObjectType(input) ? Object.keys(input.getFields()) : [];
    expect(fields).toEqual(expect.arrayContaining(path.slice(0, 1)));
    const errorType = schema.getType(type);
    const errorFields = isObjectType(errorType) ? Object.keys(errorType.getFields()) : [];
    expect(['code', 'message', 'path', ...Object.keys(details)].sort()).toEqual(errorFields.sort());
    expect(isPrintable(message), `No code says: ${message}`).toBe(true);
  });

  it('begin with a README that one can read at once', () => {
    expect(statSync(`${root}README.md`).size).toBeLessThanOrEqual(readmeBytes);
  });
});

describe('the checks', () => {
  const page = (text: string, path = 'docs/guides/page.md'): Page => ({ path, text });
  const made: Repository = {
    has: path => ['docs/guides/page.md', 'docs/other.md', 'src/app.ts', 'src/**'].includes(path),
    read: () => '# Other page\n\n## A heading, with `code`\n\n## Twice\n\n## Twice\n',
  };

  it.each([
    ['[a](../other.md)', []],
    ['[a](../other.md#a-heading-with-code) and [b](../other.md#twice-1)', []],
    ['# Here\n\n[a](#here) [b](https://example.com/x) [c](mailto:a@example.com)', []],
    ['`[a](missing.md)`', []],
    ['```md\n[a](missing.md)\n```', []],
    ['[a](missing.md)', ['missing.md does not exist']],
    ['[a]\n\n[a]: missing.md', ['missing.md does not exist']],
    ['![a](missing.png "A picture")', ['missing.png does not exist']],
    ['[a](../other.md#twice-2)', ['../other.md#twice-2 names no heading']],
    ['# Here\n\n[a](#there)', ['#there names no heading']],
    ['```md\n# There\n```\n\n[a](#there)', ['#there names no heading']],
    ['[a](../../../outside.md)', ['../../../outside.md leads out of the repository']],
    ['[a](../../src/app.ts#L3)', ['../../src/app.ts#L3 has an anchor, and is no page']],
  ])('find the broken links of %j', (text, problems) => {
    expect(brokenLinks(page(text), made)).toEqual(problems.map(problem => `docs/guides/page.md: ${problem}`));
  });

  it.each([
    ['`src/app.ts`, `src/**`, `app.ts`, `/health/live`, `order.placed`', []],
    ['```sh\nsrc/missing.ts\n```', []],
    ['`src/missing.ts`', ['src/missing.ts']],
    ['`docs/missing.md`\nand `tests/*.missing.ts`', ['docs/missing.md', 'tests/*.missing.ts']],
  ])('find the missing paths of %j', (text, missing) => {
    expect(missingPaths(page(text), made)).toEqual(
      missing.map(path => `docs/guides/page.md: ${path} does not exist`),
    );
  });

  it.each([
    ['`npm start`, `npm run dev`, `npm run cli -- seed`', []],
    ['`npm run cli -- export sales --format csv && npm start`', []],
    ['`npm run\ncli -- seed`', []],
    ['```sh\nnpm test\n```', ['npm test']],
    ['`npm run missing`', ['npm run missing']],
    ['`npm run cli -- missing`', ['npm run cli -- missing']],
    ['`npm run\ncli -- missing`', ['npm run cli -- missing']],
    ['`node dist/cli.js missing`', ['npm run cli -- missing']],
    ['`npm run cli -- export sales --missing x`', ['npm run cli -- export --missing']],
    ['<!-- npm run cli -- missing -->', ['npm run cli -- missing']],
  ])('find the unknown commands of %j', (text, unknown) => {
    const known: Commands = {
      scripts: new Set(['start', 'dev', 'cli']),
      commands: commandsOf(`
        new Command('seed').action(run);
        new Command('export')
        .option('--format <format>', 'csv')
        .option(
          '--out <file>',
          'the file',
        )`),
    };
    expect(known.commands.get('export')).toEqual(new Set(['--help', '--format', '--out']));
    expect(unknownCommands(page(text), known)).toEqual(
      unknown.map(command => `docs/guides/page.md: there is no \`${command}\``),
    );
  });

  it.each([
    ['```graphql\n{ shop { name } }\n```', []],
    ['```graphql\nfragment F on Shop { name }\n```', []],
    ['```graphql\nquery ($id: ID!) { product(id: $id) { name } }\n```', []],
    ['```graphql\n{ product(id: "product_…") { name } }\n```', []],
    ['```sh\ncurl host -d \'{"query":"{ shop { name } }"}\'\n```', []],
    ['```json\n{ "shop": 1 }\n```', []],
    [
      '```graphql\n{ shop { nmae } }\n```',
      ['Cannot query field "nmae" on type "Shop". Did you mean "name"?'],
    ],
    ['```graphql\n{ product { name } }\n```', [/argument "id" of type "ID!" is required/]],
    ['```graphql\n{ shop {\n```', [/^Syntax Error/]],
    ['```graphql\nfragment F on Shoop { name }\n```', [/Unknown type "Shoop"/]],
    ['```sh\ncurl host -d \'{"query":"{ shoop }"}\'\n```', [/Cannot query field "shoop"/]],
  ])('find the invalid GraphQL of %j', (text, problems) => {
    const small = buildSchema('type Query { shop: Shop product(id: ID!): Shop } type Shop { name: String }');
    const found = invalidExamples(page(text), small).map(line => line.replace('docs/guides/page.md:1: ', ''));
    expect(found).toEqual(problems.map(problem => expect.stringMatching(problem as never)));
  });

  it('find what the page of a decision lacks', () => {
    const good =
      '# 007. A\n\n- Date: 2026-11-26\n- Status: accepted\n\n## Context\n\n## Decision\n\n## Consequence\n';
    expect(decisionProblems(page(good, 'docs/decisions/007-a.md'))).toEqual([]);
    expect(decisionProblems(page(good, 'docs/decisions/008-a.md'))).toEqual([
      'docs/decisions/008-a.md does not begin with "# 008. "',
    ]);
    expect(decisionProblems(page('# 007. A\n', 'docs/decisions/007-a.md'))).toHaveLength(5);
  });

  it('find pages that an index leaves out', () => {
    const index = page('[a](a.md) [b](guides/b.md#x)', 'docs/README.md');
    expect(unlistedPages(index, ['docs/README.md', 'docs/a.md', 'docs/guides/b.md', 'docs/c.md'])).toEqual([
      'docs/c.md',
    ]);
  });
});

it('finds the texts that a source can print', () => {
  const isFound = canPrint([
    "  // a comment, not 'this text at all'",
    "const a = 'It\\'s here now.'; const b = '- ';",
    'const c = `$' + '{n} of "$' + '{name}" are left.`; const d = `$' + '{n}$' + '{name}`;',
  ]);
  for (const text of ["It's here now.", '"name" It\'s here now.', '2 of "Pi 5" are left.'])
    expect(isFound(text), text).toBe(true);
  for (const text of ['this text at all', '2 of "Pi 5" is left.', '- ', 'anything else'])
    expect(isFound(text), text).toBe(false);
  expect(isPrintable('A text that no source of ours has.')).toBe(false);
});

describe('markdown', () => {
  it('parts prose from code blocks, also from blocks that show fences', () => {
    const { prose, blocks } = parseMarkdown('a\n```sh\nb\n```\nc\n````md\n```sh\nd\n```\n````\ne');
    expect(prose.split('\n').filter(line => line !== '')).toEqual(['a', 'c', 'e']);
    expect(blocks).toEqual([
      { language: 'sh', text: 'b', line: 2 },
      { language: 'md', text: '```sh\nd\n```', line: 6 },
    ]);
  });

  it('finds code spans, also over a line break', () => {
    expect(codeSpans('`a` and ``b`c`` and `d\n  e`')).toEqual(['a', 'b`c', 'd e']);
  });

  it('finds links and definitions outside of code', () => {
    expect(linkTargets('[a](b.md), `[c](d.md)`, [e][f]\n\n[f]: g.md')).toEqual(['b.md', 'g.md']);
  });

  it('makes the anchors that GitHub makes', () => {
    const text =
      '# Who may do what?\n## `cancelOrder`: the life\n## Rent to own\n## Rent to own\n## [Link](x.md) & more\n';
    expect([...anchorsOf(text)]).toEqual([
      'who-may-do-what',
      'cancelorder-the-life',
      'rent-to-own',
      'rent-to-own-1',
      'link--more',
    ]);
  });
});
