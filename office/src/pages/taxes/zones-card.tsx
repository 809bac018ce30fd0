import { Pencil, Plus, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { IconButton } from '../../kit/button/icon-button.tsx';
import { Percent } from '../../kit/display/percent.tsx';
import { Card } from '../../kit/page/card.tsx';
import { PlainTable } from '../../kit/table/plain-table.tsx';
import type { Country } from '../../shell/address/use-countries.ts';
import type { TaxClassItemFragment, ZoneItemFragment } from './generated/graphql.ts';
import styles from './taxes.module.css';
import { useZoneChanges } from './use-zone-changes.ts';

const ZoneDialog = lazy(() => import('./zone-dialog.tsx'));

type ZonesCardProps = {
  zones: readonly ZoneItemFragment[];
  taxClasses: readonly TaxClassItemFragment[];
  countries: ReadonlyMap<string, Country>;
  onChange: () => void;
};

export function ZonesCard({ zones, taxClasses, countries, onChange }: ZonesCardProps) {
  // The id of the one that is edited, or "new".
  const [open, setOpen] = useState<string | null>(null);
  const changes = useZoneChanges(onChange);
  const edited = zones.find(({ id }) => id === open);
  return (
    <Card
      title="Zones and rates"
      actions={
        <Button size="small" icon={<Plus aria-hidden />} onPress={() => setOpen('new')}>
          Add zone
        </Button>
      }
    >
      <p className={styles.hint}>
        A delivery is taxed where it goes: by its postal code, else its region, else its country. What is sold
        at the counter is taxed where the store is.
      </p>
      <PlainTable
        label="Zones"
        rows={zones}
        getId={({ id }) => id}
        columns={[
          {
            id: 'name',
            header: 'Zone',
            render: zone => (
              <>
                {zone.name}
                <p className={styles.muted}>{whereOf(zone, countries)}</p>
              </>
            ),
          },
          {
            id: 'rates',
            header: 'Rates',
            render: zone => <Rates zone={zone} taxClasses={taxClasses} />,
          },
          {
            id: 'actions',
            header: 'Actions',
            align: 'end',
            render: zone => (
              <div className={styles.rowActions}>
                <IconButton label={`Edit ${zone.name}`} onPress={() => setOpen(zone.id)}>
                  <Pencil aria-hidden />
                </IconButton>
                {!zone.isDefault && (
                  <IconButton label={`Delete ${zone.name}`} onPress={() => void changes.removeZone(zone)}>
                    <Trash2 aria-hidden />
                  </IconButton>
                )}
              </div>
            ),
          },
        ]}
      />
      {(open === 'new' || edited) && (
        <Suspense>
          <ZoneDialog
            zone={edited}
            taxClasses={taxClasses}
            countries={countries}
            onClose={() => setOpen(null)}
            onSaved={onChange}
          />
        </Suspense>
      )}
    </Card>
  );
}

const maxNamed = 4;

function whereOf(zone: ZoneItemFragment, countries: ReadonlyMap<string, Country>): string {
  if (zone.isDefault) return 'Every place that no other zone has';
  const names = zone.countries.map(code => countries.get(code)?.name ?? code);
  const shown = shortened(names);
  const parts = [
    ...(zone.regions.length > 0 ? [shortened(zone.regions)] : []),
    ...(zone.postalCodePrefixes.length > 0 ? [`postal codes ${shortened(zone.postalCodePrefixes)}`] : []),
  ];
  return parts.length > 0 ? `${shown}: ${parts.join('; ')}` : shown;
}

function shortened(texts: readonly string[]): string {
  if (texts.length <= maxNamed) return texts.join(', ');
  return `${texts.slice(0, maxNamed - 1).join(', ')}, and ${texts.length - maxNamed + 1} more`;
}

function Rates({
  zone,
  taxClasses,
}: {
  zone: ZoneItemFragment;
  taxClasses: readonly TaxClassItemFragment[];
}) {
  if (zone.taxRates.length === 0) return <span className={styles.muted}>No tax</span>;
  return (
    <ul className={styles.rates}>
      {zone.taxRates.map(({ id, name, rate, taxClass }) => (
        <li key={id}>
          <Percent value={rate} scale="fraction" digits={3} /> {name}{' '}
          <span className={styles.muted}>{taxClasses.find(one => one.id === taxClass.id)?.name}</span>
        </li>
      ))}
    </ul>
  );
}
