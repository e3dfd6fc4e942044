import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { problem } from '../test/handlers';
import { open } from '../test/render';
import { server } from '../test/setup';
import { askingWithCopy, traffic } from '../test/traffic';

const TRAFFIC = '*/api/v1/applications/shop/:name/traffic';

describe('the map of placements', () => {
  it('should show where each is, what it carries, who writes and what is withdrawn', async () => {
    open('/applications/shop/store/traffic');

    const aws = await card('aws');
    const tencent = await card('tencent');

    expect(within(aws).getByText('60 %')).toBeInTheDocument();
    expect(within(aws).getByText('Carries traffic')).toBeInTheDocument();
    expect(within(aws).getByText('21 ms, measured')).toBeInTheDocument();
    expect(within(aws).getByText('Writes')).toBeInTheDocument();
    expect(within(aws).queryByText('Let this one write')).toBeNull();
    expect(within(aws).getByLabelText('Plan of its stack: store-aws')).toHaveAttribute(
      'href',
      '/applications/shop/store/changes/plan',
    );
    expect(within(tencent).getByText('Answers again')).toBeInTheDocument();
    expect(within(tencent).getByText('Traffic returns')).toBeInTheDocument();
    expect(screen.getByText('eu-central-1')).toBeInTheDocument();
    expect(screen.getByText('HTTP connect timed out')).toBeInTheDocument();
    expect(screen.getByText('traffic is withdrawn from tencent')).toBeInTheDocument();
  });

  it('should say that no traffic is steered, and show the placements alone', async () => {
    open('/applications/bank/payments/traffic');

    const aws = await card('aws');

    expect(screen.getByText('No traffic is steered')).toBeInTheDocument();
    expect(within(aws).getByText('shop/aws-main')).toBeInTheDocument();
    expect(within(aws).queryByText('Rehearse its loss')).toBeNull();
    expect(screen.queryByText('Failover rehearsal')).toBeNull();
  });

  it('should say that there is no such application', async () => {
    open('/applications/shop/nothing/traffic');

    expect(await screen.findByText('There is no application shop/nothing')).toBeInTheDocument();
  });
});

describe('the right to write', () => {
  it('should move once it was said what happens', async () => {
    const asked = answers('move-writer');
    open('/applications/shop/store/traffic');

    await userEvent.click(within(await card('ali')).getByText('Let this one write'));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('aws is asked to stop writing');
    expect(dialog).toHaveTextContent('nobody writes');
    expect(dialog).not.toHaveTextContent('The data is separate');
    await userEvent.click(within(dialog).getByText('Let ali write', { selector: 'button *' }));

    expect(await screen.findByText('It was asked that ali writes.')).toBeInTheDocument();
    expect(asked).toEqual([{ placement: 'ali' }]);
  });

  it('should be confirmed only once a person ticked what is accepted', async () => {
    const asked = answers('confirm-writer');
    open('/applications/shop/search/traffic');

    await userEvent.click(await screen.findByText('Answer'));
    const dialog = await screen.findByRole('dialog');
    const confirm = within(dialog).getByText('Let ali write').closest('button')!;
    expect(confirm).toBeDisabled();
    await userEvent.click(within(dialog).getByLabelText(/What aws wrote .* may be lost for good/));
    await userEvent.click(confirm);

    expect(await screen.findByText('ali may write.')).toBeInTheDocument();
    expect(asked).toEqual([{ placement: 'ali', epoch: 4 }]);
  });

  it('should print the data-loss window and have it accepted', async () => {
    const asked = answers('confirm-writer');
    server.use(http.get(TRAFFIC, () => HttpResponse.json(askingWithCopy)));
    open('/applications/shop/search/traffic');

    await userEvent.click(await screen.findByText('Answer'));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('The last copy of aws’s data is from 2026-03-01T12:03:20Z');
    expect(dialog).toHaveTextContent('what was committed in these 55 s is lost');
    expect(dialog).toHaveTextContent('The copy is restored at ali before it writes');
    await userEvent.click(
      within(dialog).getByLabelText(
        /What aws wrote between 2026-03-01T12:03:20Z and 2026-03-01T12:04:15Z is lost/,
      ),
    );
    await userEvent.click(within(dialog).getByText('Let ali write', { selector: 'button *' }));

    expect(await screen.findByText('ali may write.')).toBeInTheDocument();
    expect(asked).toEqual([{ placement: 'ali', epoch: 4 }]);
  });

  it('should say in the words of the API why it is refused', async () => {
    server.use(
      http.post(`${TRAFFIC}/confirm-writer`, () =>
        problem(409, 'ChangeRefused', 'ali in epoch 4 is not what is asked by now: look again'),
      ),
    );
    open('/applications/shop/search/traffic', 'zh');

    await userEvent.click(await screen.findByText('查看并回答'));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('checkbox'));
    await userEvent.click(within(dialog).getByText('由 ali 写入', { selector: 'button *' }));

    expect(
      await within(dialog).findByText('ali in epoch 4 is not what is asked by now: look again'),
    ).toBeInTheDocument();
  });
});

describe('the rehearsal', () => {
  it('should show by its address each step with its second, shares and writer', async () => {
    open('/applications/shop/store/traffic?lose=aws');

    const steps = await screen.findByLabelText('What the loss of aws would do');

    expect(
      within(steps)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      '0 saws is lost',
      '0 sReady aws writesaws 60 % · ali 40 % · tencent withdrawn',
      '30 sRight to write is movingNobody writesaws withdrawn · ali 100 % · tencent withdrawnthe right to write goes to another placement',
      '51 sReady ali writesaws withdrawn · ali 100 % · tencent withdrawn',
      '80 saws answers again',
      '200 sReady ali writesaws 60 % · ali 40 % · tencent withdrawn',
    ]);
    expect(screen.getByText('21 s')).toBeInTheDocument();
    expect(screen.getByText('Rehearsed, nothing is changed')).toBeInTheDocument();
  });

  it('should show the latencies where they choose who writes', async () => {
    server.use(http.get(TRAFFIC, () => HttpResponse.json(traffic({ byLatency: true }))));
    open('/applications/shop/store/traffic?lose=aws');

    const steps = await screen.findByLabelText('What the loss of aws would do');

    expect(
      within(steps).getAllByText(
        'aws 60 % (21 ms, measured) · ali 40 % (34 ms, measured) · tencent withdrawn',
      ),
    ).toHaveLength(2);
    expect(screen.getByText(/^The fastest that answers/)).toBeInTheDocument();
  });

  it('should be chosen by a link and say that a person would be asked', async () => {
    const { router } = open('/applications/shop/search/traffic', 'zh');

    await userEvent.click(await screen.findByText('演练丢失 aws'));

    expect(await screen.findByText('在有人确认或 aws 恢复之前，无人可写入。')).toBeInTheDocument();
    expect(router.state.location.search).toBe('?lose=aws');
    expect(screen.getByText('演练，不做任何更改')).toBeInTheDocument();
  });

  it('should say that the placement is none', async () => {
    open('/applications/shop/store/traffic?lose=azure');

    expect(
      await screen.findByText('the placement must be one that traffic is steered to'),
    ).toBeInTheDocument();
  });
});

function card(placement: string): Promise<HTMLElement> {
  return screen.findByRole('article', { name: placement });
}

function answers(action: string): unknown[] {
  const asked: unknown[] = [];
  server.use(
    http.post(`${TRAFFIC}/${action}`, async ({ request }) => {
      asked.push(await request.json());
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return asked;
}
