/** Of which the names of many products are made. */
export const adjectives = [
  'Quiet',
  'Bright',
  'Rugged',
  'Compact',
  'Swift',
  'Solid',
  'Clever',
  'Warm',
  'Plain',
  'Grand',
];
export const things = [
  'lamp',
  'speaker',
  'laptop',
  'tablet',
  'camera',
  'TV',
  'sensor',
  'charger',
  'monitor',
  'phone',
];
