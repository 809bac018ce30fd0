/** Fewer letters than this say nothing; a template of values only would match every text. */
const minLetters = 8;

/**
 * Whether sources can print a text: a literal in them is the same, with anything in the place of `${…}`. The name of a
 * field may stand in front, as in `"password" must have …`.
 */
export function canPrint(sources: readonly string[]): (text: string) => boolean {
  const patterns = sources.flatMap(patternsIn);
  return text =>
    [text, text.replace(/^"\w+" /, '')].some(part => patterns.some(pattern => pattern.test(part)));
}

function patternsIn(source: string): RegExp[] {
  const code = withoutValues(source.replace(/^\s*(?:\/\/|\/?\*).*$/gm, ''));
  const literals = code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g);
  return [...literals].flatMap(([, single, double, template]) => {
    const parts = (template?.split(value) ?? [single ?? double ?? '']).map(unquoted);
    if (parts.join('').replace(/[^a-z]/gi, '').length < minLetters) return [];
    return [new RegExp(`^${parts.map(escaped).join('.+')}$`, 's')];
  });
}

/** Stands for a value in a template. */
const value = '\u0000';

/** With each `${…}` replaced, the inner ones first. */
function withoutValues(code: string): string {
  const replaced = code.replace(/\$\{[^{}]*\}/g, value);
  return replaced === code ? code : withoutValues(replaced);
}

/** Without the backslashes in front of quotes. */
function unquoted(text: string): string {
  return text.replace(/\\(['"`])/g, '$1');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
