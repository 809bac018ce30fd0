/** How far a rebuild is: in which version, which list, and behind which id. No id: the whole list is done. */
export interface SearchPosition {
  readonly version: number;
  readonly letters: string;
  readonly after: string | undefined;
}

export function positionOf({ version, letters, after }: SearchPosition): string {
  return `${version} ${letters} ${after ?? ''}`;
}

/** Undefined for the beginning: of a rebuild that does not run, or built another version. */
export function readPosition(text: string, version: number): SearchPosition | undefined {
  const [of, letters, after] = text.split(' ');
  if (Number(of) !== version || !letters) return undefined;
  return { version, letters, after: after || undefined };
}
