import { usePageTitle } from '../../shell/page-title.ts';

export function DashboardPage() {
  usePageTitle('Dashboard');
  return <h1>Dashboard</h1>;
}
