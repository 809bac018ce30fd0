import type { Manifest } from '../platform/manifest.ts';
import { withGeneratedPart } from './generated-part.ts';

/** A page with the table of the metrics that the manifests define between its markers. */
export function withMetricsTable(page: string, manifests: readonly Manifest[]): string {
  return withGeneratedPart(page, 'metrics', metricsTable(manifests));
}

function metricsTable(manifests: readonly Manifest[]): string {
  const rows = manifests
    .flatMap(manifest => manifest.metrics ?? [])
    .map(({ name, labels, help }) => {
      const labelNames = Object.keys(labels).map(label => `\`${label}\``);
      return `| \`${name}\` | ${labelNames.join(', ')} | ${help} |`;
    });
  return ['| metric | labels | what it is |', '| --- | --- | --- |', ...rows].join('\n');
}
