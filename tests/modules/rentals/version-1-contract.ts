/** The text of a contract as version 1 of the template wrote it, with a rate of 0.29 as it printed it. */
export const version1Text = `Rent-to-own contract L-1

Between Tradepost (the store) and Ann Lee (the customer).

1. The store rents out one unit of "Lamp" (SKU LAMP-1) for 2 months, from 2026-03-01 until 2026-05-01.
2. The rent is 100.00 USD a month, to be paid ahead on the days in the schedule.
3. The deposit is 150.00 USD, to be paid together with the first instalment. The contract begins when both are paid. The deposit is given back when the unit comes back; the store may keep what damage or loss costs.
4. All instalments and the deposit come to 350.00 USD.
5. An instalment that is not paid within 3 days of its due day is late, and once a fee is added: 5.00 USD plus 3.5000 % of the instalment.
6. When 3 instalments are late at the same time, the contract is in default: no further instalments fall due, and the unit is to come back.
7. The customer may buy the unit at any time while nothing is late. Its price is 1000.00 USD; 28.9999 % of the rent paid and the deposit count toward it.

Schedule
1. 2026-03-01: 100.00 USD and the deposit of 150.00 USD; to buy after it: 821.00 USD
2. 2026-04-01: 100.00 USD; to buy after it: 792.00 USD`;

/** A contract that was signed under version 1, with the hashes that the program of that time stored. */
export const version1Contract = {
  rentalId: 'rental_01m8axhz1cenbsfs8h28fqz700',
  templateVersion: 1,
  text: version1Text,
  textHash: '033806c0e86f13c81441c627224f8b066ebf2f73bfb6ef4c0ef29dff116709da',
  signerName: 'Ann Lee',
  signedAt: new Date('2026-03-01T12:00:00.123Z'),
  signatureKind: 'TYPED',
  signature: 'Ann Lee',
  ip: '203.0.113.7',
  userAgent: 'Firefox',
  evidenceHash: '8a54e46c767badfe5299ddc1fd2ac1b1bd9669eca504515085ddbe7afda9882d',
  erasedAt: null,
} as const;
