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
  // What nearly all pages need. The shell loads it right after the first paint.
  {
    name: 'kit',
    test: anyOf(
      'src/kit/(?:display|error-summary|menu|page|popover|state|status|table|tabs|text)/',
      'src/kit/overlay/(?:confirm-dialog|dialog|drawer|on-demand|when-moved)\\.ts',
      'src/lib/format/',
    ),
    priority: 50,
  },
  // What lists have over their rows: search and filters. Forms have the same fields.
  {
    name: 'fields',
    test: anyOf(
      'src/kit/field/(?!combo-box|decimal|money|number|percent|quantity|range-calendar)',
      'src/kit/filter/(?!money-range)',
      'src/kit/form/(?:form-context|safe-storage)',
      // Parts of those fields that others are made of as well.
      'node_modules/react-aria-components/dist/private/(?:FieldError|Form|Group|Input|Label|ListBox|Text)\\.',
      'node_modules/react-aria/dist/private/(?:form/|textfield/useTextField|utils/useUpdateEffect)',
    ),
    priority: 40,
  },
  { name: 'table', test: anyOf('src/kit/data-table/'), priority: 35 },
  // What only some pages need.
  { name: 'combo-box', test: anyOf('src/kit/field/combo-box'), priority: 30 },
  {
    name: 'numbers',
    test: anyOf('src/kit/field/(?:decimal|money|number|percent|quantity)', 'src/kit/filter/money-range'),
    priority: 30,
  },
  { name: 'form', test: anyOf('src/kit/form/'), priority: 30 },
  // What is loaded when it is about to open.
  { name: 'overlay', test: anyOf('src/kit/overlay/'), priority: 20 },
  { name: 'calendar', test: anyOf('src/kit/field/range-calendar'), priority: 20 },
  { name: 'tree', test: anyOf('src/kit/tree/'), priority: 20 },
  { name: 'chart', test: anyOf('src/kit/chart/'), priority: 20 },
];

function anyOf(...patterns: string[]): RegExp {
  return new RegExp(patterns.map(pattern => `(?:${pattern})`).join('|'));
}
