import { Skeleton } from 'antd';
import { Navigate, type RouteObject, useRouteError } from 'react-router';
import { Broken } from './components/ErrorBoundary';
import { SignedInLayout } from './layout/SignedInLayout';
import { AccountsPage } from './pages/AccountsPage';
import { ApplicationsPage } from './pages/ApplicationsPage';
import { ChangesPage } from './pages/ChangesPage';
import { LoginPage } from './pages/LoginPage';
import { NotFoundPage } from './pages/NotFoundPage';
import { RuntimePage } from './pages/RuntimePage';
import { TrafficPage } from './pages/TrafficPage';

/** The pages. The application's page is loaded when it is first opened: it brings the graph. */
export const routes: RouteObject[] = [
  {
    errorElement: <RouteFailure />,
    HydrateFallback: () => <Skeleton active className="content" />,
    children: [
      { path: '/login', element: <LoginPage /> },
      {
        element: <SignedInLayout />,
        children: [
          { path: '/', element: <Navigate to="/applications" replace /> },
          { path: '/applications', element: <ApplicationsPage /> },
          {
            path: '/applications/:namespace/:name',
            lazy: async () => ({
              Component: (await import('./pages/ApplicationPage')).ApplicationPage,
            }),
          },
          { path: '/applications/:namespace/:name/changes/:tab?', element: <ChangesPage /> },
          { path: '/applications/:namespace/:name/traffic', element: <TrafficPage /> },
          { path: '/accounts', element: <AccountsPage /> },
          { path: '/runtime', element: <Navigate to="/runtime/pools" replace /> },
          { path: '/runtime/:tab', element: <RuntimePage /> },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];

function RouteFailure() {
  const failure = useRouteError();
  return <Broken failure={failure instanceof Error ? failure : new Error(String(failure))} />;
}
