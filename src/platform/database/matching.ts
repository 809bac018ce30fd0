import { joinSql, rawSql, type Sql, sql } from './sql.ts';

/**
 * Condition: each word of the text is part of one of these columns. It reads all rows, so it is for lists that only staff
 * use; the public search uses the full-text index. Undefined when there are no words.
 */
export function containing(columns: readonly string[], text: string | null | undefined): Sql | undefined {
  const words = searchedWords(text);
  if (words.length === 0) return undefined;
  const conditions = words.map(word => {
    const pattern = `%${word.replace(/[%_|]/g, '|$&')}%`;
    const matches = columns.map(column => sql`${rawSql(column)} like ${pattern} escape '|'`);
    return sql`(${joinSql(matches, ' or ')})`;
  });
  return joinSql(conditions, ' and ');
}

/** Each further word costs a search of its own. */
const maxWords = 8;

export function searchedWords(text: string | null | undefined): readonly string[] {
  return (text ?? '').trim().split(/\s+/).filter(Boolean).slice(0, maxWords);
}
