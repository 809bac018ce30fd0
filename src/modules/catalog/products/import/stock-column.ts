import type { Row } from '../../../../platform/database/rows.ts';
import type { Product } from '../product.entity.ts';
import type { ExistingProduct } from './existing-products.ts';

/** A product whose stock level the file has changed. */
export interface ImportedStockLevel {
  readonly productId: string;
  readonly before: number;
  readonly onHand: number;
  readonly lowStockThreshold: number;
  readonly isNew: boolean;
}

/**
 * The levels in a file. Between an export and its import goods are sold, so they count for new products only, unless the
 * person who imports wants otherwise.
 */
export class StockColumn {
  #leftAlone = 0;

  constructor(private readonly setStock: boolean) {}

  /** The level that a product gets; undefined when it stays as it is. */
  levelFor(level: number | undefined, existing: ExistingProduct | undefined): number | undefined {
    if (!existing || this.setStock || level === undefined) return level;
    if (level !== existing.stockOnHand) this.#leftAlone++;
    return undefined;
  }

  /** What the ledger must know of the written products. */
  changesOf(
    written: readonly Row<Product>[],
    existing: ReadonlyMap<string, ExistingProduct>,
  ): ImportedStockLevel[] {
    return written
      .map(({ id, sku, stockOnHand, lowStockThreshold }) => {
        const before = existing.get(sku.toLowerCase())?.stockOnHand;
        return {
          productId: id,
          before: before ?? 0,
          onHand: stockOnHand,
          lowStockThreshold,
          isNew: before === undefined,
        };
      })
      .filter(({ before, onHand }) => onHand !== before);
  }

  notes(): string[] {
    const count = this.#leftAlone;
    if (count === 0) return [];
    const products = count === 1 ? '1 product' : `${count} products`;
    return [
      `The stock of ${products} differs from the file and was left alone; --set-stock, or setStock in the API, sets it to what the file says.`,
    ];
  }
}
