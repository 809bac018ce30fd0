import { ServiceKey } from '../context/services.ts';
import type { ReportExport } from './define-export.ts';

/** The reports that modules can export. */
export class ExportRegistry {
  readonly #byReport: ReadonlyMap<string, ReportExport>;

  /** @throws when two modules define the same report */
  constructor(definitions: readonly ReportExport[]) {
    this.#byReport = new Map(definitions.map(definition => [definition.report, definition]));
    if (this.#byReport.size < definitions.length) {
      const reports = definitions.map(({ report }) => report);
      throw new Error(`Two exports of the same report: ${reports.join(', ')}.`);
    }
  }

  get reports(): readonly string[] {
    return [...this.#byReport.keys()];
  }

  find(report: string): ReportExport | undefined {
    return this.#byReport.get(report);
  }
}

export const exportRegistry = new ServiceKey<ExportRegistry>('exports');
