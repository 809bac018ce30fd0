import { SingleBar } from 'cli-progress';

interface Progress {
  readonly file: string;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly rows: number;
}

const plainIntervalMs = 2_000;

/** A progress bar on a terminal; elsewhere, such as in a log file, a plain line every few seconds. */
export function importProgress(output: NodeJS.WriteStream): { show(progress: Progress): void; end(): void } {
  return output.isTTY ? bar(output) : plainLines(output);
}

function bar(stream: NodeJS.WriteStream) {
  const single = new SingleBar({
    stream,
    format: '{file} [{bar}] {percentage} %, {rows} rows, {eta} s to go',
    hideCursor: true,
  });
  let current: string | undefined;
  return {
    show({ file, bytesRead, bytesTotal, rows }: Progress) {
      if (file !== current) single.start(bytesTotal, 0, { file, rows });
      current = file;
      single.update(bytesRead, { file, rows });
    },
    end: () => single.stop(),
  };
}

function plainLines(output: NodeJS.WriteStream) {
  let lastShown = Date.now();
  return {
    show({ file, bytesRead, bytesTotal, rows }: Progress) {
      if (Date.now() - lastShown < plainIntervalMs) return;
      lastShown = Date.now();
      output.write(`${file}: ${Math.round((100 * bytesRead) / bytesTotal)} %, ${rows} rows\n`);
    },
    end: () => {},
  };
}
