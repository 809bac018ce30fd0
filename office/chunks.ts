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
  // The small parts of the shell and the map of pages, which would else be a score of scripts.
  {
    name: 'app',
    test: anyOf(
      'src/pages/[^/]+/routes\\.ts',
      'src/shell/(?:session|navigation|connection|theme|error)/',
      'src/shell/(?:routes|page-title)\\.ts',
      'src/shell/frame/(?:frame|outside-frame|header|loading|mark|kit-boundary|is-waiting|server-unreachable|to-[\\w-]+)\\b',
      'src/shell/icon/(?:shell-icon|icon\\.module)',
      'src/shell/palette/palette-events',
      'src/lib/(?:search-params|list/(?:days|sort|money-range))\\.',
      'vite/preload-helper',
    ),
    priority: 45,
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
  {
    name: 'fields',
    test: anyOf(
      `${aria}/(?:checkbox|combobox|form|listbox|numberfield|radio|searchfield|select|spinbutton|switch|tag|textfield|toggle)/`,
      `${components}/(?:Checkbox|ComboBox|DropZone|FieldError|FileTrigger|Form|Input|ListBox|NumberField|RadioGroup|SearchField|Select|Switch|TextArea|TextField)\\.`,
      'src/kit/(?:field|file|filter|form|media)/',
    ),
    priority: 35,
  },
  {
    name: 'chart',
    test: anyOf('node_modules/(?:@visx|d3-[\\w-]+|internmap)/', 'src/kit/chart/'),
    priority: 40,
  },
  // What messages need, which come right after the first paint.
  {
    name: 'core',
    test: anyOf(
      `${aria}/(?:button|collections|dialog|focus|i18n|interactions|intl|label|landmark|link|live-announcer|overlays|progress|ssr|toast|toolbar|tooltip|utils|visually-hidden|flags)/`,
      `${components}/(?:Button|Label|Link|OverlayArrow|ProgressBar|Separator|SharedElementTransition|Text|Toast|Tooltip|utils)\\.`,
      'node_modules/@internationalized/(?:string|message|number|date/dist/private/DateFormatter)|node_modules/clsx/',
      'src/kit/(?:button|provider|text|toast|tooltip)/|src/kit/class-names',
    ),
    priority: 38,
  },
  { name: 'icons', test: anyOf('node_modules/lucide-react/'), priority: 38 },
  // What all pages need.
  {
    name: 'kit',
    test: anyOf(
      'node_modules/(?:react-aria|react-stately|@react-aria|@internationalized|react-aria-components|clsx)/',
      'src/kit/[^/]+/',
    ),
    priority: 30,
  },
];

function anyOf(...patterns: string[]): RegExp {
  return new RegExp(patterns.map(pattern => `(?:${pattern})`).join('|'));
}
