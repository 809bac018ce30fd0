import type { Context } from '../../../platform/context/context.ts';
import { query, type Row } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { slugOf } from '../../../platform/lib/slug.ts';
import { type Category, maxCategoryLevels } from './category.entity.ts';

const maxSlugLength = 64;

interface Node {
  readonly id: string;
  readonly code: string;
  readonly slug: string;
  readonly parent: string | null;
  readonly isDeleted: boolean;
}

/** The tree of categories while a file changes it. */
export class ImportedTree {
  readonly #byCode = new Map<string, Node>();
  readonly #byId = new Map<string, Node>();
  readonly #slugs = new Set<string>();

  /** Reads the tree, and locks it, so that nobody moves or deletes a category meanwhile. */
  static async lock(ctx: Context): Promise<ImportedTree> {
    const tree = new ImportedTree();
    const rows = await query<Omit<Node, 'isDeleted'> & { deletedAt: unknown }>(
      ctx,
      sql`${rawSql('/* import tree */ select id, code, slug, parent_id as parent, deleted_at as deletedAt from category')}${ctx.database.db.dialect.forUpdate}`,
    );
    for (const { deletedAt, ...row } of rows) tree.#add({ ...row, isDeleted: deletedAt !== null });
    return tree;
  }

  /** The id of a category that is not deleted; undefined when there is none. */
  idOf<T extends string | null | undefined>(code: T): string | Exclude<T, string> | undefined {
    if (code == null) return code as Exclude<T, string>;
    const found = this.#byCode.get(code.toLowerCase());
    return found && !found.isDeleted ? found.id : undefined;
  }

  /** Whether the category may have this parent: one that exists, is not below it, and is not on the lowest level. */
  hasPlaceFor(code: string, parentCode: string): boolean {
    const own = this.#byCode.get(code.toLowerCase());
    let above = this.#byId.get(this.idOf(parentCode) ?? '');
    if (!above) return false;
    let level = 1;
    for (; above; above = this.#byId.get(above.parent ?? '')) {
      if (above === own || ++level > maxCategoryLevels) return false;
    }
    return true;
  }

  /** The slug of a known category, or a free one for a new category with this name. */
  slugFor(code: string, name: string): string {
    const known = this.#byCode.get(code.toLowerCase());
    if (known) return known.slug;
    const wanted = slugOf(name, maxSlugLength) || slugOf(code, maxSlugLength);
    let slug = wanted;
    for (let number = 2; this.#slugs.has(slug); number++) slug = `${wanted}-${number}`;
    this.#slugs.add(slug);
    return slug;
  }

  /** Takes over a category that was written. */
  put({ id, code, slug, parent }: Row<Category>): void {
    this.#add({ id, code, slug, parent, isDeleted: false });
  }

  #add(node: Node): void {
    this.#byCode.set(node.code.toLowerCase(), node);
    this.#byId.set(node.id, node);
    this.#slugs.add(node.slug);
  }
}
