// The part of Markdown that the checks of the docs need, as pure functions.

/** A fenced code block, with the line on which its fence begins. */
export interface CodeBlock {
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

export interface Markdown {
  /** The text with its code blocks emptied; the lines keep their numbers. */
  readonly prose: string;
  readonly blocks: readonly CodeBlock[];
}

const fence = /^ *(`{3,}|~{3,}) *([\w-]*)/;

/** Splits a page into its prose and its code blocks. */
export function parseMarkdown(text: string): Markdown {
  const prose: string[] = [];
  const blocks: CodeBlock[] = [];
  let open: { mark: string; language: string; line: number; lines: string[] } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const [, mark, language = ''] = fence.exec(line) ?? [];
    prose.push(open || mark ? '' : line);
    if (!open) {
      if (mark) open = { mark, language, line: index + 1, lines: [] };
    } else if (mark?.startsWith(open.mark) && language === '') {
      blocks.push({ language: open.language, text: open.lines.join('\n'), line: open.line });
      open = undefined;
    } else open.lines.push(line);
  }
  return { prose: prose.join('\n'), blocks };
}

/** The texts between backticks, with line breaks inside them as spaces. */
export function codeSpans(prose: string): string[] {
  return [...prose.matchAll(/(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/g)].map(match =>
    match[2]!.replace(/\s+/g, ' ').trim(),
  );
}

/** The targets of all links and images, inline or in definitions. */
export function linkTargets(prose: string): string[] {
  const text = prose.replace(/(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/g, '`code`');
  const inline = text.matchAll(/\]\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)/g);
  const definitions = text.matchAll(/^ {0,3}\[[^\]]+\]:\s+<?(\S+?)>?\s*$/gm);
  return [...inline, ...definitions].map(match => match[1]!);
}

/** The anchors of the headings of a page, as GitHub makes them. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading] of parseMarkdown(text).prose.matchAll(/^#{1,6}\s+(.+?)\s*#*\s*$/gm)) {
    const slug = slugOf(heading!);
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count++) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

function slugOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
