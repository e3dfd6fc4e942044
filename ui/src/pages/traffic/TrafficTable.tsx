import type { TableColumnsType } from 'antd';
import type { Traffic, TrafficPlacement } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { ProviderName } from '../../components/ProviderName';
import { TimeAgo } from '../../components/TimeAgo';
import { WideTable } from '../../components/WideTable';
import type { Dictionary } from '../../i18n/dictionary';
import { useText } from '../../i18n/useText';
import { stateLevel, targetState } from '../../status/traffic';

/** The map in rows, for those who do not see it and those who rather read. */
export function TrafficTable({ traffic }: { traffic: Traffic }) {
  const text = useText();
  return (
    <details className="by-kubectl map-table">
      <summary>{text.trafficPage.asTable}</summary>
      <WideTable
        label={text.trafficPage.asTable}
        columns={columns(text, traffic)}
        dataSource={traffic.placements}
        rowKey="name"
        pagination={false}
        scroll={{ x: 900 }}
        size="middle"
      />
    </details>
  );
}

function columns(text: Dictionary, traffic: Traffic): TableColumnsType<TrafficPlacement> {
  const words = text.trafficPage;
  return [
    {
      title: text.application.placement,
      key: 'name',
      render: (_, { name }) => <strong>{name}</strong>,
    },
    {
      title: text.application.account,
      key: 'account',
      render: (_, { provider, region, account }) => (
        <>
          <ProviderName provider={provider} />
          <div className="secondary">{[account, region].filter(Boolean).join(' · ')}</div>
        </>
      ),
    },
    {
      title: words.share,
      key: 'share',
      render: (_, { target }) => (target === null ? '–' : words.percent(String(target.share))),
    },
    {
      title: text.application.status,
      key: 'state',
      render: (_, { target }) => {
        const state = targetState(target);
        return <LevelTag level={stateLevel(state)}>{words.states[state]}</LevelTag>;
      },
    },
    {
      title: words.writer,
      key: 'writer',
      render: (_, { target }) => writes(words, traffic, target),
    },
    {
      title: text.application.since,
      key: 'since',
      render: (_, { target }) =>
        target === null || target.since === null ? '–' : <TimeAgo at={target.since} />,
    },
  ];
}

function writes(
  words: Dictionary['trafficPage'],
  { steered, oneWriter }: Traffic,
  target: TrafficPlacement['target'],
): string {
  if (!steered || target === null) {
    return '–';
  }
  return oneWriter ? (target.writes ? words.writes : words.no) : words.itsOwn;
}
