import { Trash2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { IconButton } from '../../../kit/button/icon-button.tsx';
import { Money } from '../../../kit/display/money.tsx';
import { ComboBoxField } from '../../../kit/field/combo-box-field.tsx';
import { QuantityField } from '../../../kit/field/quantity-field.tsx';
import { useStore } from '../../../kit/provider/store-context.ts';
import { EmptyState } from '../../../kit/state/empty-state.tsx';
import { formatMoney, formatQuantity } from '../../../lib/format/numbers.ts';
import { NewOrderProductsDocument } from '../generated/graphql.ts';
import styles from './new-order.module.css';
import { type NewOrderLine, withProduct } from './new-order.ts';
import type { Quote } from './use-quote.ts';

type LinesEditorProps = {
  lines: readonly NewOrderLine[];
  quote: Quote;
  onChange: (lines: readonly NewOrderLine[]) => void;
};

/** A product and Enter, its quantity and Enter, the next product: lines are entered without leaving the keys. */
export function LinesEditor({ lines, quote, onChange }: LinesEditorProps) {
  const editor = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState({ productId: '', count: 0 });

  useEffect(() => {
    if (!added.productId) return;
    const line = editor.current?.querySelector(`[data-product="${added.productId}"]`);
    line?.querySelector('input')?.select();
  }, [added]);

  function pick(product: Picked) {
    onChange(withProduct(lines, product));
    setAdded({ productId: product.id, count: added.count + 1 });
  }

  function toNextProduct(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    // Else Enter would place the order.
    event.preventDefault();
    editor.current?.querySelector<HTMLInputElement>('input[role="combobox"]')?.focus();
  }

  return (
    <div ref={editor}>
      {/* A new box for each product: the list of the last one would stay open. */}
      <ProductPicker key={added.count} onPick={pick} />
      {lines.length === 0 ? (
        <EmptyState compact title="No products yet" text="Search for a product to add it to the order." />
      ) : (
        <ul className={styles.lines} aria-label="Lines of the order" onKeyDownCapture={toNextProduct}>
          {lines.map((line, index) => {
            const priced = quote.quote?.lines.find(each => each.productId === line.productId);
            return (
              <li key={line.productId} className={styles.line} data-product={line.productId}>
                <div>
                  <p>{line.name}</p>
                  <p className={styles.muted}>
                    {line.sku}
                    {priced && (
                      <>
                        , <Money {...priced.unitPrice} /> each
                      </>
                    )}
                  </p>
                </div>
                <QuantityField
                  name={`lines.${index}`}
                  label={`Quantity of ${line.name}`}
                  hideLabel
                  min={1}
                  max={100_000}
                  value={line.quantity}
                  error={quote.problemOf(index)}
                  onChange={quantity =>
                    onChange(lines.map(each => (each === line ? { ...each, quantity } : each)))
                  }
                />
                <span className={styles.amount}>{priced && <Money {...priced.total} />}</span>
                <IconButton
                  label={`Remove ${line.name}`}
                  onPress={() => onChange(lines.filter(each => each !== line))}
                >
                  <Trash2 aria-hidden />
                </IconButton>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

type Picked = { id: string; sku: string; name: string };

/** Adds what is chosen, and is ready for the next product. */
function ProductPicker({ onPick }: { onPick: (product: Picked) => void }) {
  const { locale } = useStore();
  const [search, setSearch] = useState<string | null>(null);
  const [{ data, fetching }] = useQuery({
    query: NewOrderProductsDocument,
    variables: { search: search || undefined },
    pause: search === null,
  });
  const found = data?.products.nodes ?? [];
  return (
    <ComboBoxField
      label="Add a product"
      placeholder="Name or SKU"
      items={found.map(({ id, sku, name, price, stock }) => ({
        id,
        label: name,
        description: [
          sku,
          formatMoney(price.amount, price.currencyCode, locale),
          stock.onHand > 0 ? `${formatQuantity(stock.onHand, locale)} in stock` : 'none in stock',
        ].join(' · '),
      }))}
      value={null}
      onChange={chosen => {
        const product = found.find(({ id }) => id === chosen?.id);
        if (product) onPick(product);
      }}
      onSearch={setSearch}
      loading={fetching}
    />
  );
}
