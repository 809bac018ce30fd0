import type { ReactNode } from 'react';
import { TextLink } from '../kit/text/text-link.tsx';
import { openableLink } from '../lib/object-link.ts';
import { useViewer } from './session/session-context.ts';

/** Names an object, and leads to its page where the reader may open it. */
export function ObjectLink({ id, children }: { id: string | null | undefined; children: ReactNode }) {
  const href = openableLink(id, useViewer().permissions);
  return href ? <TextLink href={href}>{children}</TextLink> : children;
}
