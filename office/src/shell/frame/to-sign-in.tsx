import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Loading } from './loading.tsx';

/** Sends a guest to the page for signing in, which leads back here. */
export function ToSignIn() {
  const navigate = useNavigate();
  const router = useRouter();
  useEffect(() => {
    // Once: this stays on the page until the other one is loaded, and the address has changed by then.
    const { pathname, searchStr } = router.state.location;
    const next = pathname === '/' ? undefined : `${pathname}${searchStr}`;
    void navigate({ to: '/sign-in', search: { next }, replace: true });
  }, [navigate, router]);
  return <Loading />;
}
