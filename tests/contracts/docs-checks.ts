import { posix } from 'node:path';
import { type GraphQLSchema, NoUnusedFragmentsRule, parse, specifiedRules, validate } from 'graphql';
import { anchorsOf, codeSpans, linkTargets, parseMarkdown } from './markdown.ts';

/** A page, by its path in the repository. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** What the checks need to know about the repository. */
export interface Repository {
  /** Whether a file or folder exists; the path may contain `*`, `**`, and `{a,b}`. */
  has(path: string): boolean;
  /** The text of a page. */
  read(path: string): string;
}

/** The scripts of package.json, and the commands of the command line with their options. */
export interface Commands {
  readonly scripts: ReadonlySet<string>;
  readonly commands: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Relative links to missing files, and anchors without a heading. */
export function brokenLinks({ path, text }: Page, repository: Repository): string[] {
  const isOutside = (target: string) => /^[a-z][a-z+.-]*:/i.test(target);
  const targets = linkTargets(parseMarkdown(text).prose).filter(target => !isOutside(target));
  return targets.flatMap(target => {
    const [file = '', anchor] = target.split('#');
    const to = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), file));
    if (to.startsWith('..') || to.startsWith('/')) return [`${path}: ${target} leads out of the repository`];
    if (!repository.has(to)) return [`${path}: ${target} does not exist`];
    if (anchor === undefined) return [];
    if (!to.endsWith('.md')) return [`${path}: ${target} has an anchor, and is no page`];
    const page = to === path ? text : repository.read(to);
    return anchorsOf(page).has(anchor) ? [] : [`${path}: ${target} names no heading`];
  });
}

const repositoryPath = /^(?:src|docs|tests|bench|scripts|\.ci|\.github)\/[\w./*{},@-]*$/;

/** Paths in backticks that are not in the repository. */
export function missingPaths({ path, text }: Page, repository: Repository): string[] {
  const named = codeSpans(parseMarkdown(text).prose).filter(span => repositoryPath.test(span));
  return named.filter(name => !repository.has(name)).map(name => `${path}: ${name} does not exist`);
}

/** Scripts, commands, and options that do not exist. */
export function unknownCommands({ path, text }: Page, { scripts, commands }: Commands): string[] {
  const words = text.replace(/\s+/g, ' ');
  const unknown: string[] = [];
  for (const [, script] of words.matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g))
    if (!scripts.has(script!)) unknown.push(`npm run ${script}`);
  for (const [, script] of words.matchAll(/\bnpm (start|test|stop|restart)\b/g))
    if (!scripts.has(script!)) unknown.push(`npm ${script}`);
  const cli = /(?:\bnpm run cli --|\bnode dist\/cli\.js) ([\w-]+)((?: +(?!&&)[^\s`;|)]+)*)/g;
  for (const [, command, rest] of words.matchAll(cli)) {
    const options = commands.get(command!);
    if (!options) unknown.push(`npm run cli -- ${command}`);
    else
      for (const [, option] of rest!.matchAll(/ (--[\w-]+)/g))
        if (!options.has(option!)) unknown.push(`npm run cli -- ${command} ${option}`);
  }
  return unknown.map(command => `${path}: there is no \`${command}\``);
}

/** The commands that the source of the command line defines, each with its options. */
export function commandsOf(source: string): ReadonlyMap<string, ReadonlySet<string>> {
  const [, ...parts] = source.split(/\bnew Command\(\s*/);
  return new Map(
    parts.map(part => {
      const name = /^['"]([\w-]+)/.exec(part)?.[1] ?? '';
      const options = part.matchAll(/\.(?:required)?[oO]ption\(\s*['"](?:-\w, )?(--[\w-]+)/g);
      return [name, new Set(['--help', ...[...options].map(match => match[1]!)])];
    }),
  );
}

// An example may consist of a fragment only.
const rules = specifiedRules.filter(rule => rule !== NoUnusedFragmentsRule);

/** GraphQL examples that do not fit the schema: code blocks, and the bodies of `curl` commands. */
export function invalidExamples({ path, text }: Page, schema: GraphQLSchema): string[] {
  const { blocks } = parseMarkdown(text);
  return blocks.flatMap(block =>
    documentsIn(block).flatMap(document =>
      problemsOf(document, schema).map(problem => `${path}:${block.line}: ${problem}`),
    ),
  );
}

function documentsIn({ language, text }: { language: string; text: string }): string[] {
  if (language === 'graphql') return [text];
  const bodies = text.matchAll(/(?:-d|--data)\s+'(\{[\s\S]*?\})'(?=\s|$)/g);
  return [...bodies].map(match => String((JSON.parse(match[1]!) as { query?: unknown }).query));
}

function problemsOf(text: string, schema: GraphQLSchema): string[] {
  try {
    return validate(schema, parse(text), rules).map(error => error.message);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

const sections = ['## Context', '## Decision', '## Consequence'];

/** What the page of a decision, or its name, lacks. */
export function decisionProblems({ path, text }: Page): string[] {
  const number = /(\d{3})-[a-z0-9-]+\.md$/.exec(path)?.[1];
  const lines = text.split('\n');
  const problems = [
    ...(number ? [] : ['is not called NNN-some-words.md']),
    ...(lines[0]?.startsWith(`# ${number}. `) ? [] : [`does not begin with "# ${number}. "`]),
    ...(/^- Date: \d{4}-\d{2}-\d{2}$/m.test(text) ? [] : ['has no "- Date: YYYY-MM-DD"']),
    ...(/^- Status: \S/m.test(text) ? [] : ['has no "- Status: …"']),
    ...sections.filter(section => !lines.includes(section)).map(section => `has no "${section}"`),
  ];
  return problems.map(problem => `${path} ${problem}`);
}

/** Pages to which no link in an index leads. */
export function unlistedPages(index: Page, pages: readonly string[]): string[] {
  const folder = posix.dirname(index.path);
  const linked = new Set(
    linkTargets(parseMarkdown(index.text).prose).map(target =>
      posix.normalize(posix.join(folder, target.split('#')[0]!)),
    ),
  );
  return pages.filter(page => page !== index.path && !linked.has(page));
}
