import { TextField } from '../../../kit/field/text-field.tsx';

interface Parcel {
  readonly carrier: string;
  readonly trackingNumber: string;
}

/** The number of a parcel, and who carries it. */
export function ParcelFields({ value, onChange }: { value: Parcel; onChange: (parcel: Parcel) => void }) {
  return (
    <>
      <TextField
        name="trackingNumber"
        label="Tracking number"
        description="The customer gets it by mail. Leave it empty when there is none."
        value={value.trackingNumber}
        onChange={trackingNumber => onChange({ ...value, trackingNumber })}
        maxLength={100}
        autoFocus
      />
      <TextField
        name="carrier"
        label="Carrier"
        value={value.carrier}
        onChange={carrier => onChange({ ...value, carrier })}
        maxLength={60}
      />
    </>
  );
}
