const aria = 'node_modules/react-(?:aria|stately)/dist/private';
const components = 'node_modules/react-aria-components/dist/private';

/**
 * Which scripts the build writes, beside one for each page. Left to itself it writes hundreds, whose names alone would be a
 * twentieth of the first paint.
 */
export const chunkGroups = [
  // What the first paint needs anyway.
  {
    name: 'base',
    test: /node_modules\/(?:react|react-dom|scheduler|@tanstack|urql|@urql|wonka|@0no-co)\//,
    priority: 50,
  },
  // What only some pages need.
  {
    name: 'dates',
    test: anyOf(
      `${aria}/(?:calendar|datepicker)/`,
      `${components}/(?:\\w*Calendar|Date(?:Field|Picker))\\.`,
      'src/kit/field/(?:calendar|date)',
    ),
    priority: 40,
  },
  {
    name: 'tree',
    test: anyOf(`${aria}/(?:gridlist|tree/useTree(?:Item)?\\.)`, `${components}/Tree\\.`, 'src/kit/tree/'),
    priority: 40,
  },
  {
    name: 'table',
    test: anyOf(`${aria}/(?:table|grid)/`, `${components}/Table\\.`, 'src/kit/(?:data-table|table)/'),
    priority: 40,
  },
  { name: 'chart', test: anyOf('node_modules/(?:@visx|d3-[\\w-]+|internmap)/', 'src/kit/chart/'), priority: 40 },
  // What all of them need. It is loaded right after the first paint.
  {
    name: 'kit',
    test: anyOf(
      'node_modules/(?:react-aria|react-stately|@react-aria|@internationalized|react-aria-components|clsx|lucide-react)/',
      'src/kit/[^/]+/',
    ),
    priority: 30,
  },
];

function anyOf(...patterns: string[]): RegExp {
  return new RegExp(patterns.map(pattern => `(?:${pattern})`).join('|'));
}
