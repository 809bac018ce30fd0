import { ToastRegion } from '../../kit/toast/toast-region.tsx';

/** What is loaded right after the first paint. */
export default function Extras() {
  return <ToastRegion />;
}
