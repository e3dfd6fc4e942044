import { render } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { signIn } from '../api/session';
import { Console } from '../Console';
import { keepLanguage, type Language } from '../i18n/language';
import { createQueries } from '../queries';
import { routes } from '../routes';

/** Opens a page of the console as somebody who is signed in. */
export function open(path: string, language: Language = 'en') {
  keepLanguage(language);
  signIn('token');
  return openSignedOut(path);
}

/** Opens a page of the console as nobody. */
export function openSignedOut(path: string) {
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  const view = render(
    <Console queries={createQueries()}>
      <RouterProvider router={router} />
    </Console>,
  );
  return { ...view, router };
}
