import type { Permission } from '../../authorization/permission.ts';
import { ServiceKey } from '../../context/services.ts';
import type { FileImport } from './define-import.ts';
import type { ImportKind } from './import-kind.ts';

/** The files that modules import. */
export class ImportRegistry {
  readonly #byKind: ReadonlyMap<ImportKind, FileImport>;

  /** @throws when two modules import the same kind of file */
  constructor(readonly all: readonly FileImport[]) {
    this.#byKind = new Map(all.map(definition => [definition.kind, definition]));
    if (this.#byKind.size < all.length)
      throw new Error(`Two imports of the same kind: ${all.map(({ kind }) => kind).join(', ')}.`);
  }

  find(kind: ImportKind): FileImport | undefined {
    return this.#byKind.get(kind);
  }

  /** The kinds that somebody with these permissions may import. */
  kindsFor(permissions: ReadonlySet<Permission>): ImportKind[] {
    return this.all
      .filter(definition => definition.permissions.every(permission => permissions.has(permission)))
      .map(({ kind }) => kind);
  }
}

export const importRegistry = new ServiceKey<ImportRegistry>('imports');
