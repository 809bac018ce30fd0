import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ToastQueue } from '../../src/kit/toast/toast-queue.ts';

describe('the queue of messages', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const contents = (queue: ToastQueue<string>) => queue.shown().map(({ content }) => content);

  it('shows the newest first, and those over the limit when there is room', () => {
    const queue = new ToastQueue<string>({ maxShown: 2 });
    queue.add('a');
    queue.add('b');
    const last = queue.add('c');
    expect(contents(queue)).toEqual(['c', 'b']);
    queue.close(last);
    expect(contents(queue)).toEqual(['b', 'a']);
  });

  it('lets a message go after its time, and one without a time stay', () => {
    const queue = new ToastQueue<string>({ maxShown: 4 });
    queue.add('stays');
    queue.add('goes', { timeoutMs: 1_000 });
    vi.advanceTimersByTime(999);
    expect(contents(queue)).toEqual(['goes', 'stays']);
    vi.advanceTimersByTime(1);
    expect(contents(queue)).toEqual(['stays']);
  });

  it('counts down only while nobody reads', () => {
    const queue = new ToastQueue<string>({ maxShown: 4 });
    queue.add('a', { timeoutMs: 1_000 });
    vi.advanceTimersByTime(600);
    queue.hold(true);
    vi.advanceTimersByTime(5_000);
    expect(contents(queue)).toEqual(['a']);
    queue.hold(false);
    vi.advanceTimersByTime(399);
    expect(contents(queue)).toEqual(['a']);
    vi.advanceTimersByTime(1);
    expect(contents(queue)).toEqual([]);
  });

  it('counts down only what is shown', () => {
    const queue = new ToastQueue<string>({ maxShown: 1 });
    queue.add('waits', { timeoutMs: 1_000 });
    const shown = queue.add('shown');
    vi.advanceTimersByTime(5_000);
    queue.close(shown);
    expect(contents(queue)).toEqual(['waits']);
    vi.advanceTimersByTime(1_000);
    expect(contents(queue)).toEqual([]);
  });

  it('says when something has changed, and not after somebody stopped to listen', () => {
    const queue = new ToastQueue<string>({ maxShown: 1 });
    const listener = vi.fn();
    const stop = queue.subscribe(listener);
    const key = queue.add('a');
    queue.close(key);
    expect(listener).toHaveBeenCalledTimes(2);
    stop();
    queue.add('b');
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
