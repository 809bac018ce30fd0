const number = /^-?\d{1,6}(\.\d{1,8})?$/;
const length = /^\d{1,6}(\.\d{1,8})?(px)?$/;
const color = /^(#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|none|black|currentColor)$/;
const numbers = /^[-0-9.,eE\s]+$/;
const pathData = /^[MmLlHhVvCcSsQqTtZz0-9eE+\-.,\s]+$/;

// A PDF cannot hold a number such as 1e25, and the contract could never be printed.
const tooLarge = /[eE](?!-)|(?<![\d.])\d{7}/;

const drawing: Readonly<Record<string, RegExp>> = {
  stroke: color,
  fill: color,
  'stroke-width': length,
  'stroke-linecap': /^(butt|round|square)$/,
  'stroke-linejoin': /^(miter|round|bevel)$/,
};

/** The elements that a signature may have, and the values of their attributes. Everything else is refused. */
const allowed: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  svg: {
    xmlns: /^http:\/\/www\.w3\.org\/2000\/svg$/,
    version: /^1\.[01]$/,
    width: length,
    height: length,
    viewBox: /^\s*-?[\d.]{1,12}([\s,]+-?[\d.]{1,12}){3}\s*$/,
    ...drawing,
  },
  g: drawing,
  path: { d: pathData, ...drawing },
  polyline: { points: numbers, ...drawing },
  line: { x1: number, y1: number, x2: number, y2: number, ...drawing },
};

const maxElements = 2_000;
const maxDepth = 20;

export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const tag = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z0-9:-]+\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))*)\s*(\/?)>\s*/y;
const attribute = /([A-Za-z0-9:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** What is wrong with an SVG; undefined when it is fine. */
export function svgProblem(text: string): string | undefined {
  const read = readSvg(text);
  return typeof read === 'string' ? read : undefined;
}

/** The elements of an SVG in their order; a text that says what is wrong when it cannot be read. */
export function readSvg(text: string): SvgElement[] | string {
  const source = text.trim();
  const elements: SvgElement[] = [];
  const open: string[] = [];
  tag.lastIndex = 0;
  while (tag.lastIndex < source.length) {
    const at = tag.lastIndex;
    const match = tag.exec(source);
    if (!match) return `must be an SVG of lines and paths only, but it has something else at position ${at}.`;
    const [, isEnd, name, rest, isEmpty] = match;
    if (isEnd) {
      if (rest || isEmpty || open.pop() !== name)
        return 'is an SVG whose end tags do not match its start tags.';
      if (open.length === 0 && tag.lastIndex < source.length)
        return 'is an SVG with something after its end.';
      continue;
    }
    const rules = Object.hasOwn(allowed, name!) ? allowed[name!]! : undefined;
    if (!rules || (name === 'svg') !== (elements.length === 0))
      return `must be an SVG of <g>, <path>, <polyline>, and <line> only, but it has <${name}>.`;
    const attributes: Record<string, string> = {};
    for (const [, key, double, single] of rest!.matchAll(attribute)) {
      const value = double ?? single ?? '';
      const isTooLarge = (key === 'd' || key === 'points') && tooLarge.test(value);
      if (!Object.hasOwn(rules, key!) || !rules[key!]!.test(value) || isTooLarge)
        return `must be a plain SVG, but its <${name}> has a "${key}" that is not allowed.`;
      attributes[key!] = value;
    }
    elements.push({ name: name!, attributes });
    if (!isEmpty) open.push(name!);
    if (elements.length > maxElements || open.length > maxDepth)
      return 'is an SVG with too many or too deeply nested elements.';
    if (isEmpty && open.length === 0 && tag.lastIndex < source.length)
      return 'is an SVG with something after its end.';
  }
  if (elements.length === 0 || open.length > 0) return 'is not a complete SVG.';
  return elements;
}
