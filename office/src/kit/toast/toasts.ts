import { ToastQueue } from './toast-queue.ts';

export type ToastContent = {
  tone: 'success' | 'info' | 'danger';
  title: string;
  text?: string;
  action?: { label: string; onAction: () => void };
};

export type ToastMessage = Omit<ToastContent, 'tone'>;

const shownForMs = 6_000;
// Undoing takes longer than reading: the person has to notice first.
const withActionMs = 12_000;

/** The queue alone, so that pages can show a toast without loading the region that paints it. */
export const toastQueue = new ToastQueue<ToastContent>({ maxShown: 4 });

export const toast = {
  success: (message: ToastMessage) => add({ ...message, tone: 'success' }),
  info: (message: ToastMessage) => add({ ...message, tone: 'info' }),
  /** Stays until it is closed. */
  error: (message: ToastMessage) => add({ ...message, tone: 'danger' }),
  close: (key: string) => toastQueue.close(key),
};

function add(content: ToastContent): string {
  const timeoutMs = content.action ? withActionMs : shownForMs;
  return toastQueue.add(content, content.tone === 'danger' ? {} : { timeoutMs });
}
