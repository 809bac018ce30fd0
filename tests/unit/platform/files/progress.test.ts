import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { importProgress } from '../../../../src/platform/files/import/progress.ts';
import { exportProgress } from '../../../../src/platform/files/progress.ts';

/** What was written to a terminal, or to a file. */
function output(isTTY: boolean): { stream: NodeJS.WriteStream; text: () => string } {
  const stream = new PassThrough();
  let text = '';
  stream.on('data', chunk => {
    text += String(chunk);
  });
  return { stream: Object.assign(stream, { isTTY }) as unknown as NodeJS.WriteStream, text: () => text };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the progress of an export', () => {
  it('is a plain line every two seconds in a log', () => {
    const { stream, text } = output(false);
    const progress = exportProgress(stream, 'days');
    progress.show(10, 100);
    vi.advanceTimersByTime(2_000);
    progress.show(25, 100);
    progress.show(30, 100);
    vi.advanceTimersByTime(2_000);
    progress.show(40, null);
    progress.end();
    expect(text()).toBe('25 %, 25 days\n40 days\n');
  });

  it('is a bar on a terminal', () => {
    const { stream, text } = output(true);
    const progress = exportProgress(stream);
    progress.show(10, 100);
    progress.show(50, 100);
    progress.show(120, null);
    vi.advanceTimersByTime(1_000);
    progress.end();
    expect(text()).toContain('120 rows');
  });
});

describe('the progress of an import', () => {
  const at = (file: string, bytesRead: number, rows: number) => ({
    file,
    bytesRead,
    bytesTotal: 1_000,
    rows,
  });

  it('is a plain line every two seconds in a log', () => {
    const { stream, text } = output(false);
    const progress = importProgress(stream);
    progress.show(at('products.csv', 100, 5));
    vi.advanceTimersByTime(2_000);
    progress.show(at('products.csv', 500, 25));
    progress.end();
    expect(text()).toBe('products.csv: 50 %, 25 rows\n');
  });

  it('is a bar for each file on a terminal', () => {
    const { stream, text } = output(true);
    const progress = importProgress(stream);
    progress.show(at('products.csv', 1_000, 50));
    progress.show(at('orders.csv', 300, 7));
    vi.advanceTimersByTime(1_000);
    progress.end();
    expect(text()).toContain('orders.csv');
    expect(text()).toContain('7 rows');
  });
});
