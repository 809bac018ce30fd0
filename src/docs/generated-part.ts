/** A page with a generated part between its markers, `<!-- <name>:begin … -->` and `<!-- <name>:end -->`. @throws when a marker is missing */
export function withGeneratedPart(page: string, name: string, part: string): string {
  const begin = `<!-- ${name}:begin (generated: npm run cli -- docs --write) -->`;
  const end = `<!-- ${name}:end -->`;
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`The page lacks ${begin} or ${end}.`);
  return `${before}${begin}\n\n${part}\n\n${end}${after}`;
}
