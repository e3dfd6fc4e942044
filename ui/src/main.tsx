import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { signInByFragment } from './api/session';
import { Console } from './Console';
import { createQueries } from './queries';
import { routes } from './routes';
import './style.css';

signInByFragment(location, history);

const root = document.getElementById('root');
if (root === null) {
  throw new Error('the page has no element #root');
}
const router = createBrowserRouter(routes);
createRoot(root).render(
  <StrictMode>
    <Console queries={createQueries()}>
      <RouterProvider router={router} />
    </Console>
  </StrictMode>,
);
