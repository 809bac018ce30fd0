import { Money } from '../../kit/display/money.tsx';
import { Thumb } from '../../kit/media/thumb.tsx';
import { Card } from '../../kit/page/card.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { ObjectLink } from '../../shell/object-link.tsx';
import type { ProductDetailsFragment } from './generated/graphql.ts';
import styles from './products.module.css';
import { specsOf } from './specs.ts';

/** A product for people who cannot change it. */
export function ProductFacts({ product }: { product: ProductDetailsFragment }) {
  const { rentalTerms, images, name, supplier, taxClass } = product;
  const specs = specsOf(product.specs);
  return (
    <div className={styles.stack}>
      <Card title="Details">
        <DescriptionList
          items={[
            { term: 'SKU', detail: product.sku },
            { term: 'Price', detail: <Money {...product.price} /> },
            { term: 'Category', detail: product.category?.name },
            {
              term: 'Supplier',
              detail: supplier && <ObjectLink id={supplier.id}>{supplier.name}</ObjectLink>,
            },
            { term: 'Tax class', detail: taxClass?.name },
            { term: 'Weight', detail: product.weightGrams && `${product.weightGrams} g` },
            { term: 'Description', detail: product.description },
            { term: 'Rent a month', detail: rentalTerms && <Money {...rentalTerms.monthlyRate} /> },
            { term: 'Shortest contract', detail: rentalTerms && `${rentalTerms.minimumMonths} months` },
            { term: 'Deposit', detail: rentalTerms && <Money {...rentalTerms.deposit} /> },
          ]}
        />
      </Card>
      {images.length > 0 && (
        <Card title="Pictures">
          <div className={styles.pictures}>
            {images.map((image, index) => (
              <Thumb key={image} src={image} size="large" alt={`${name}, picture ${index + 1}`} />
            ))}
          </div>
        </Card>
      )}
      {specs.length > 0 && (
        <Card title="Technical data">
          <DescriptionList items={specs.map(spec => ({ term: spec.name, detail: spec.text }))} />
        </Card>
      )}
    </div>
  );
}
