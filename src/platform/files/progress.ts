import { SingleBar } from 'cli-progress';

export interface ExportProgress {
  /** @param expected null when it is not known */
  show(rows: number, expected: number | null): void;
  end(): void;
}

const plainIntervalMs = 2_000;

/** A progress bar on a terminal; elsewhere, such as in a log file, a plain line every few seconds. */
export function exportProgress(output: NodeJS.WriteStream, unit = 'rows'): ExportProgress {
  return output.isTTY ? bar(output, unit) : plainLines(output, unit);
}

function bar(stream: NodeJS.WriteStream, unit: string): ExportProgress {
  const single = new SingleBar({
    stream,
    format: `[{bar}] {percentage} %, {value} ${unit}, {eta} s to go`,
    hideCursor: true,
  });
  let hasBegun = false;
  return {
    show(rows, expected) {
      if (!hasBegun) single.start(expected ?? rows, rows);
      hasBegun = true;
      if (expected === null) single.setTotal(rows);
      single.update(rows);
    },
    end: () => single.stop(),
  };
}

function plainLines(output: NodeJS.WriteStream, unit: string): ExportProgress {
  let lastShown = Date.now();
  return {
    show(rows, expected) {
      if (Date.now() - lastShown < plainIntervalMs) return;
      lastShown = Date.now();
      const share = expected ? `${Math.min(100, Math.floor((100 * rows) / expected))} %, ` : '';
      output.write(`${share}${rows} ${unit}\n`);
    },
    end: () => {},
  };
}
