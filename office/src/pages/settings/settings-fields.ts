import type { SettingsQuery, UpdateSettingsInput } from './generated/graphql.ts';

export type Settings = SettingsQuery['settings'];
export type SettingName = Exclude<keyof UpdateSettingsInput, 'version' | 'taxRate'>;

export interface SettingField {
  readonly name: SettingName;
  readonly kind:
    | 'text'
    | 'optional-text'
    | 'flag'
    | 'country'
    | 'tax-class'
    | 'currency'
    | 'time-zone'
    | 'rate'
    | 'money'
    | 'number'
    | 'limit';
  readonly label: string;
  readonly description?: string;
  readonly unit?: string;
}

export interface SettingTopic {
  readonly title: string;
  readonly text: string;
  readonly fields: readonly SettingField[];
}

/** Every setting, by topic. Another one is one more entry. */
export const settingTopics: readonly SettingTopic[] = [
  {
    title: 'Your store',
    text: 'Who you are, and how amounts and days are counted.',
    fields: [
      {
        name: 'storeName',
        kind: 'text',
        label: 'Name of the store',
        description: 'Customers see it on receipts and in mails.',
      },
      {
        name: 'timeZone',
        kind: 'time-zone',
        label: 'Time zone',
        description: 'When a day begins and ends in reports and contracts.',
      },
      {
        name: 'currencyCode',
        kind: 'currency',
        label: 'Currency of new prices',
        description: 'Existing prices keep theirs. Enter the late fee in the new currency too.',
      },
    ],
  },
  {
    title: 'Tax',
    text: 'What prices mean, and where the store is. Rates are on the page “Taxes”.',
    fields: [
      {
        name: 'pricesIncludeTax',
        kind: 'flag',
        label: 'Prices include tax',
        description: 'It says what the prices of all products mean, and leaves the numbers as they are.',
      },
      {
        name: 'homeCountry',
        kind: 'country',
        label: 'Country',
        description: 'What is sold at the counter is taxed here.',
      },
      { name: 'homeRegion', kind: 'optional-text', label: 'Region', description: 'Such as OH, for a state.' },
      { name: 'homePostalCode', kind: 'optional-text', label: 'Postal code' },
    ],
  },
  {
    title: 'Stock',
    text: 'For new products.',
    fields: [
      {
        name: 'lowStockThreshold',
        kind: 'number',
        label: 'Low stock',
        unit: 'units',
        description: 'New products count as low on stock at this quantity or less.',
      },
    ],
  },
  {
    title: 'Payment of orders',
    text: 'What happens to orders that nobody pays, and how many may wait.',
    fields: [
      {
        name: 'paymentWindowMinutes',
        kind: 'number',
        label: 'Unpaid orders are canceled after',
        unit: 'minutes',
      },
      { name: 'unpaidOrderLimit', kind: 'limit', label: 'Unpaid orders of one customer' },
      { name: 'unpaidUnitLimit', kind: 'limit', label: 'Units that these hold' },
      {
        name: 'unconfirmedOrderLimit',
        kind: 'limit',
        label: 'While their email is not confirmed',
        description: 'Empty for the same as with a confirmed email.',
      },
      {
        name: 'unconfirmedUnitLimit',
        kind: 'limit',
        label: 'Units meanwhile',
        description: 'Empty for the same as with a confirmed email.',
      },
      { name: 'networkOrderLimit', kind: 'limit', label: 'Unpaid orders from one network address' },
      { name: 'networkUnitLimit', kind: 'limit', label: 'Units that those hold' },
    ],
  },
  {
    title: 'Rentals',
    text: 'The terms of new contracts. Existing contracts keep theirs.',
    fields: [
      {
        name: 'rentalSigningWindowHours',
        kind: 'number',
        label: 'Time to sign, and to pay first',
        unit: 'hours',
      },
      {
        name: 'rentalGraceDays',
        kind: 'number',
        label: 'Grace period',
        unit: 'days',
        description: 'So long after its due date an installment is not late yet.',
      },
      { name: 'rentalLateFee', kind: 'money', label: 'Fixed late fee' },
      {
        name: 'rentalLateFeeRate',
        kind: 'rate',
        label: 'Late fee as a share',
        description: 'Added to the fixed fee.',
      },
      {
        name: 'rentalDefaultAfterOverdue',
        kind: 'number',
        label: 'In default at',
        unit: 'late installments',
        description: '0 means never.',
      },
      {
        name: 'rentalTaxClassId',
        kind: 'tax-class',
        label: 'Tax on rent',
        description: 'A buy-out is taxed as its product. The deposit is never taxed.',
      },
      {
        name: 'rentalLateFeeTaxed',
        kind: 'flag',
        label: 'Late fees include tax',
        description: 'At the rate of the rent.',
      },
      {
        name: 'rentalPurchaseShare',
        kind: 'rate',
        label: 'Rent that counts toward the price',
        description: 'When the customer buys what they rent.',
      },
    ],
  },
  {
    title: 'Privacy',
    text: 'How long signed contracts of erased people are kept.',
    fields: [
      {
        name: 'retentionYears',
        kind: 'number',
        label: 'Contracts are kept for',
        unit: 'years',
        description:
          'After the end of the rental. A lower number also erases existing contracts within a day.',
      },
    ],
  },
];

export const settingFields: readonly SettingField[] = settingTopics.flatMap(({ fields }) => fields);

export type SettingValue = string | number | boolean | null;
export type SettingValues = Readonly<Record<string, SettingValue>>;

/** The settings as the form holds them. */
export function settingValues(settings: Settings): SettingValues {
  return Object.fromEntries(
    settingFields.map(({ name }) => {
      const value = settings[name];
      return [name, plainValue(value ?? null)];
    }),
  );
}

/** An amount as its text, and a tax class as its id. */
function plainValue(value: SettingValue | { amount: string } | { id: string }): SettingValue {
  if (typeof value !== 'object' || value === null) return value;
  return 'amount' in value ? value.amount : value.id;
}

/** The fields of which the two differ. */
export function changedFields(values: SettingValues, base: SettingValues): SettingField[] {
  return settingFields.filter(({ name }) => values[name] !== base[name]);
}

/** Only what was changed is sent: what somebody else changes meanwhile in other fields stays theirs. */
export function settingsInput(values: SettingValues, base: SettingValues): UpdateSettingsInput {
  const sent = ({ name, kind }: SettingField) => {
    const value = values[name];
    return [name, ['country', 'optional-text', 'tax-class'].includes(kind) ? value || null : value];
  };
  return Object.fromEntries(changedFields(values, base).map(sent));
}
