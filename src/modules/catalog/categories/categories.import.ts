import { codeProblem } from '../../../platform/files/import/code-column.ts';
import { optional, text } from '../../../platform/files/import/columns.ts';
import { defineImport, type ImportedRow } from '../../../platform/files/import/define-import.ts';
import { writeRows } from '../../../platform/files/import/write-rows.ts';
import { textProblem } from '../../../platform/graphql/validation.ts';
import { Category, maxCategoryLevels } from './category.entity.ts';
import { ImportedTree } from './imported-tree.ts';

interface CategoryRow {
  readonly code: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly parentCode?: string | null | undefined;
}

const defaults = { description: '', parent: null };

/** The import of categories, by code. A parent may be in any row of the file, or exist already. */
export const categoriesImport = defineImport(
  {
    file: 'categories.csv',
    kind: 'CATEGORIES',
    permissions: ['CATALOG_MANAGE'],
    columns: {
      code: text(codeProblem),
      name: text(value => textProblem(value, { max: 100 })),
      description: text(value => textProblem(value, { min: 0, max: 2_000, multiline: true })),
      parentCode: optional(text(codeProblem)),
    },
    key: ['code'],
    neededByNew: ['name'],
  },
  async (ctx, run) => {
    // Rows come in any order, so the tree is written once all of them are known. It is small next to the products.
    const rows = new Map<string, ImportedRow<CategoryRow>>();
    return {
      async apply(batch) {
        for (const row of batch) rows.set(row.values.code.toLowerCase(), row);
      },
      async finish() {
        const tree = await ImportedTree.lock(ctx);
        const waiting = new Map(rows);
        // Level by level, parents first.
        for (let level = 1; level <= maxCategoryLevels; level++) {
          const ready = [...waiting].filter(([, { values }]) => {
            const parent = values.parentCode?.toLowerCase();
            return parent === undefined || (!waiting.has(parent) && tree.hasPlaceFor(values.code, parent));
          });
          if (ready.length === 0) break;
          const wanted = ready.map(([, { line, values }]) => {
            const { code, name, description, parentCode } = values;
            const slug = tree.slugFor(code, name ?? code);
            return { line, values: { code, name, slug, description, parent: tree.idOf(parentCode) } };
          });
          const written = await writeRows(ctx, run, Category, 'code', wanted, defaults);
          for (const row of written) tree.put(row);
          for (const [key] of ready) waiting.delete(key);
        }
        for (const { line, values } of waiting.values()) {
          const { code, parentCode } = values;
          const isKnown = rows.has(parentCode!.toLowerCase()) || tree.idOf(parentCode) !== undefined;
          run.reject(
            line,
            'parentCode',
            isKnown
              ? `leads back to "${code}" itself, to a category that was refused, or deeper than ${maxCategoryLevels} levels.`
              : `There is no category with the code "${parentCode}".`,
          );
        }
      },
    };
  },
);
