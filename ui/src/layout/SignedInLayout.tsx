import { Layout } from 'antd';
import { Navigate, NavLink, Outlet, useLocation } from 'react-router';
import { useLiveChanges } from '../api/hooks/useLiveChanges';
import { useToken } from '../api/session';
import { ErrorBoundary } from '../components/ErrorBoundary';
import { useText } from '../i18n/useText';
import { Brand } from './Brand';
import { LiveState } from './LiveState';
import { Preferences } from './Preferences';
import { UserMenu } from './UserMenu';

/** The frame around every page for somebody who is signed in; else the way to the login. */
export function SignedInLayout() {
  const token = useToken();
  const location = useLocation();
  if (token === null) {
    const next = encodeURIComponent(location.pathname + location.search);
    return <Navigate to={`/login?next=${next}`} replace />;
  }
  return <Frame key={token} />;
}

function Frame() {
  const text = useText();
  const connection = useLiveChanges();
  const { pathname } = useLocation();
  return (
    <Layout className="frame">
      <a href="#content" className="skip-link">
        {text.skipToContent}
      </a>
      <Layout.Header className="header">
        <Brand />
        <nav aria-label={text.navigation} className="navigation">
          <NavLink to="/applications">{text.applications}</NavLink>
          <NavLink to="/accounts">{text.accounts}</NavLink>
          <NavLink to="/runtime">{text.runtime}</NavLink>
        </nav>
        <div className="header-end">
          <LiveState connection={connection} />
          <Preferences />
          <UserMenu />
        </div>
      </Layout.Header>
      <main id="content" tabIndex={-1} className="content">
        <ErrorBoundary key={pathname}>
          <Outlet />
        </ErrorBoundary>
      </main>
    </Layout>
  );
}
