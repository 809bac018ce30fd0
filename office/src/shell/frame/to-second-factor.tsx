import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Loading } from './loading.tsx';

/** Sends somebody who must set up a second factor to where that is done. */
export function ToSecondFactor() {
  const navigate = useNavigate();
  useEffect(() => {
    void navigate({ to: '/account', search: { tab: 'security' }, replace: true });
  }, [navigate]);
  return <Loading />;
}
