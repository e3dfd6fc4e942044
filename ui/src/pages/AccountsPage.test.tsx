import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { problem } from '../test/handlers';
import { open } from '../test/render';
import { server } from '../test/setup';

const CLEAN = '*/api/v1/accounts/shop/aws-main/clean-orphans';

describe('the orphans of an account', () => {
  it('should be shown with whose they were and what became of the last deletion', async () => {
    open('/accounts');

    const section = await orphans();

    expect(within(section).getByText('DATABASE orders-7')).toBeInTheDocument();
    expect(within(section).getByText('web of stack shop/old-aws')).toBeInTheDocument();
    expect(within(section).getByText(/asked for by kim/)).toBeInTheDocument();
    expect(within(section).getByText(/BucketNotEmpty/)).toBeInTheDocument();
    expect(screen.queryByText('Orphans of shop/ali-main')).toBeNull();
  });

  it('should be deleted only where chosen, and only once each was named', async () => {
    const asked: unknown[] = [];
    server.use(
      http.post(CLEAN, async ({ request }) => {
        asked.push(await request.json());
        return new HttpResponse(null, { status: 204 });
      }),
    );
    open('/accounts');
    const section = await orphans();
    const button = within(section).getByRole('button', { name: /Delete the chosen/ });
    expect(button).toBeDisabled();

    await userEvent.click(within(section).getByLabelText('DATABASE orders-7'));
    await userEvent.click(button);
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('DATABASE orders-7')).toBeInTheDocument();
    expect(within(dialog).queryByText('INSTANCE i-0a1b')).toBeNull();
    expect(asked).toEqual([]);
    await userEvent.click(
      within(dialog).getByLabelText(/even where the vendor keeps no last copy/),
    );
    await userEvent.click(within(dialog).getByText('Delete 1'));

    await waitFor(() =>
      expect(asked).toEqual([{ objects: ['DATABASE orders-7'], withoutCopy: true }]),
    );
    expect(await screen.findByText('The deletion is asked for')).toBeInTheDocument();
  });

  it('should say why a deletion is refused', async () => {
    server.use(http.post(CLEAN, () => problem(403, 'NotAuthorized', 'ann may not clean')));
    open('/accounts');
    const section = await orphans();
    await userEvent.click(within(section).getByLabelText('INSTANCE i-0a1b'));
    await userEvent.click(within(section).getByRole('button', { name: /Delete the chosen/ }));
    const dialog = await screen.findByRole('dialog');

    await userEvent.click(within(dialog).getByText('Delete 1'));

    expect(await within(dialog).findByText(/ann may not clean/)).toBeInTheDocument();
    expect(within(dialog).queryByRole('checkbox')).toBeNull();
  });
});

async function orphans(): Promise<HTMLElement> {
  return (await screen.findByText('Orphans of shop/aws-main', { selector: 'h2' })).closest(
    'section',
  )!;
}
