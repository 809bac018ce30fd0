/**
 * Which scripts the build writes, beside one for each page. Left to itself it writes hundreds, whose names alone would be a
 * twentieth of the first paint. Each group takes along what it imports, unless a group above has it, so none imports another
 * that imports it.
 */
export const chunkGroups = [
  // What runs before all others are there. It imports none of them.
  {
    name: 'start',
    test: anyOf(
      'src/start/',
      'src/lib/list/days\\.ts',
      'src/shell/frame/is-waiting\\.ts',
      'src/shell/session/must-enroll\\.ts',
      'vite/preload-helper',
    ),
    priority: 100,
  },
  // What the first paint needs: libraries, and the small parts of the shell with the map of pages.
  {
    name: 'base',
    test: /node_modules\/(?:react|react-dom|scheduler|use-sync-external-store|@tanstack|urql|@urql|wonka|@0no-co)\//,
    priority: 90,
  },
  {
    name: 'app',
    test: anyOf(
      'src/pages/[^/]+/routes\\.ts',
      'src/shell/(?:session|navigation|connection|theme|error)/',
      'src/shell/(?:routes|page-title)\\.ts',
    ),
    priority: 80,
  },
  { name: 'icons', test: anyOf('node_modules/lucide-react/'), priority: 70 },
  // What messages need, which come right after the first paint.
  { name: 'core', test: anyOf('src/kit/(?:button|provider|toast|tooltip)/'), priority: 60 },
  // What nearly all pages need.
  {
    name: 'kit',
    test: anyOf(
      'src/kit/(?:disclosure|display|error-summary|menu|overlay|page|popover|progress|state|status|tabs|text)/|src/lib/format/',
    ),
    priority: 50,
  },
  { name: 'fields', test: anyOf('src/kit/(?:field/(?!calendar|date)|file|filter|form|media)'), priority: 40 },
  // What only some pages need.
  { name: 'table', test: anyOf('src/kit/(?:data-table|table)/'), priority: 30 },
  { name: 'dates', test: anyOf('src/kit/field/(?:calendar|date)'), priority: 30 },
  { name: 'tree', test: anyOf('src/kit/tree/'), priority: 20 },
  { name: 'chart', test: anyOf('src/kit/chart/'), priority: 20 },
];

function anyOf(...patterns: string[]): RegExp {
  return new RegExp(patterns.map(pattern => `(?:${pattern})`).join('|'));
}
