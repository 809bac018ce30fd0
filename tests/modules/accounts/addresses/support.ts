/** Addresses that are complete. */
export const inCologne = { line1: 'Ring 1', postalCode: '50667', city: 'Köln', countryCode: 'DE' };
export const inColumbus = {
  recipient: 'Ann Able',
  company: 'Able Inc.',
  line1: '300 Elm Street',
  line2: 'Suite 5',
  postalCode: '43215',
  city: 'Columbus',
  region: 'OH',
  countryCode: 'US',
  phone: '+1 614 5550100',
};
