import { textProblem } from '../../../platform/graphql/validation.ts';

export const skuPattern = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/;
export const skuDescription =
  '1 to 64 letters, digits, ".", "_", "/", or "-", beginning with a letter or digit';

/** Ten tons. */
export const maxWeightGrams = 10_000_000;

const maxSpecsBytes = 16 * 1024;
const maxSpecsDepth = 5;
const maxImages = 20;
const maxUrlLength = 2_000;
// As keys, these would change the prototype of an object in a careless program, ours or a client's.
const forbiddenKeys = new Set(['__proto__', 'prototype', 'constructor']);

/** What is wrong with specs, or undefined. */
export function specsProblem(specs: unknown): string | undefined {
  if (!isObject(specs) || Array.isArray(specs)) return 'must be a JSON object such as {"color": "black"}.';
  const depth = depthOf(specs);
  if (depth > maxSpecsDepth) return `must be at most ${maxSpecsDepth} levels deep.`;
  const key = forbiddenKeyIn(specs);
  if (key) return `must not use the name "${key}".`;
  const bytes = Buffer.byteLength(JSON.stringify(specs));
  if (bytes > maxSpecsBytes) return `must be at most ${maxSpecsBytes} bytes as JSON, but has ${bytes}.`;
  return undefined;
}

/** What is wrong with a list of picture URLs, or undefined. */
export function imagesProblem(images: unknown): string | undefined {
  if (!Array.isArray(images)) return 'must be a list of URLs.';
  if (images.length > maxImages) return `must hold at most ${maxImages} URLs, but it holds ${images.length}.`;
  const bad = images.find(image => !isWebUrl(image));
  return bad === undefined
    ? undefined
    : `must hold http or https URLs, but "${String(bad).slice(0, 100)}" is not one.`;
}

function isWebUrl(text: unknown): boolean {
  if (
    typeof text !== 'string' ||
    textProblem(text, { max: maxUrlLength }) !== undefined ||
    !URL.canParse(text)
  )
    return false;
  return ['http:', 'https:'].includes(new URL(text).protocol);
}

// Stops one level past the limit, so that a deep value cannot exhaust the stack.
function depthOf(value: unknown, level = 1): number {
  if (!isObject(value)) return level - 1;
  if (level > maxSpecsDepth) return level;
  return Math.max(level, ...Object.values(value).map(inner => depthOf(inner, level + 1)));
}

function forbiddenKeyIn(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = forbiddenKeys.has(key) ? key : forbiddenKeyIn(inner);
    if (found) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
