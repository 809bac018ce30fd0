import { type ComponentType, lazy, Suspense, useState } from 'react';
import { loadWhenMoved } from './when-moved.ts';

/** What opens over the page, from a script of its own. Once it was open it stays on the page, so that it can go gently. */
export function onDemand<Props extends { isOpen: boolean }>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  const Opened = lazy(load);
  loadWhenMoved(load);
  return function OnDemand(props: Props) {
    const [wasOpen, setWasOpen] = useState(props.isOpen);
    if (props.isOpen && !wasOpen) setWasOpen(true);
    return (
      wasOpen && (
        <Suspense>
          <Opened {...props} />
        </Suspense>
      )
    );
  };
}
