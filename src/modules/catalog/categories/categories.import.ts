import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { codeProblem, idsByCode } from '../../../platform/files/import/code-column.ts';
import { optional, text } from '../../../platform/files/import/columns.ts';
import { defineImport } from '../../../platform/files/import/define-import.ts';
import { writeChanges } from '../../../platform/files/import/write-changes.ts';
import { textProblem } from '../../../platform/graphql/validation.ts';
import { slugOf } from '../../../platform/lib/slug.ts';
import { categoryDocument, indexForSearch } from '../search/index-for-search.ts';
import { Category, maxCategoryLevels } from './category.entity.ts';

const maxSlugLength = 64;

/** The import of categories, by code. A parent may be in any row of the file, or exist already. */
export const categoriesImport = defineImport(
  {
    file: 'categories.csv',
    columns: {
      code: text(codeProblem),
      name: text(value => textProblem(value, { max: 100 })),
      description: text(value => textProblem(value, { min: 0, max: 2_000, multiline: true })),
      parentCode: optional(text(codeProblem)),
    },
    key: ['code'],
  },
  async (ctx, changes, reject) => {
    // Rows come in any order, so the tree is written once all of them are known. It is small next to the products.
    const rows = new Map<
      string,
      { line: number; values: { code: string; name: string; description: string; parentCode: string | null } }
    >();
    return {
      async apply(batch) {
        for (const row of batch) rows.set(row.values.code.toLowerCase(), row);
      },
      async finish() {
        const ids = await idsByCode(ctx, Category);
        const slugs = await slugsByCode(ctx);
        const written = new Set<string>();
        // Level by level, parents first.
        for (let level = 1; ; level++) {
          const ready = [...rows.values()].filter(({ values }) => {
            const key = values.code.toLowerCase();
            const parent = values.parentCode?.toLowerCase();
            if (written.has(key)) return false;
            return parent === undefined || written.has(parent) || (!rows.has(parent) && ids.has(parent));
          });
          if (ready.length === 0 || level > maxCategoryLevels) break;
          const wanted = ready.map(({ values: { code, name, description, parentCode } }) => {
            const key = code.toLowerCase();
            const slug =
              slugs.byCode.get(key) ??
              freeSlug(slugs.taken, slugOf(name, maxSlugLength) || slugOf(code, maxSlugLength));
            slugs.taken.add(slug);
            return {
              code,
              name,
              slug,
              description,
              parent: parentCode === null ? null : ids.get(parentCode.toLowerCase())!,
            };
          });
          const created = await writeChanges(ctx, Category, 'code', wanted, {}, changes);
          await indexForSearch(ctx, created.map(categoryDocument));
          for (const row of created) ids.set(row.code.toLowerCase(), row.id);
          for (const { values } of ready) written.add(values.code.toLowerCase());
        }
        for (const [key, { line, values }] of rows) {
          if (written.has(key)) continue;
          const isInFile = rows.has(values.parentCode!.toLowerCase());
          reject(
            line,
            'parentCode',
            isInFile
              ? `leads back to "${values.code}" itself, to a category that was refused, or deeper than ${maxCategoryLevels} levels.`
              : `There is no category with the code "${values.parentCode}".`,
          );
        }
      },
    };
  },
);

async function slugsByCode(ctx: Context): Promise<{ byCode: Map<string, string>; taken: Set<string> }> {
  const rows = await query<{ code: string; slug: string }>(
    ctx,
    sql`${rawSql('/* import slugs */ select code, slug from category')}`,
  );
  return {
    byCode: new Map(rows.map(row => [row.code.toLowerCase(), row.slug])),
    taken: new Set(rows.map(row => row.slug)),
  };
}

/** The slug, or the first of slug-2, slug-3, … that is not taken. */
function freeSlug(taken: ReadonlySet<string>, slug: string): string {
  let free = slug;
  for (let number = 2; taken.has(free); number++) free = `${slug}-${number}`;
  return free;
}
