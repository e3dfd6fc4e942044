import { Descriptions, Table } from 'antd';
import type { Flight } from '../../api/types';
import { Section } from '../../components/Section';
import { useFormats } from '../../components/useFormats';
import { useText } from '../../i18n/useText';
import { Nothing } from '../../components/Nothing';
import { Site } from './Site';

/** Memory, threads, and what the flight recorder tells of them. */
export function MemoryFigures({ flight }: { flight: Flight }) {
  const words = useText().runtimePage;
  const { bytes, duration, figure } = useFormats();
  const items = {
    [words.heap]: words.of(bytes(flight.heapUsed), bytes(flight.heapMax)),
    [words.heapAfter]: bytes(flight.heapAfterCollection),
    [words.allocation]: `${bytes(flight.allocatedPerSecond)}/s`,
    [words.collections]: figure(flight.collections),
    [words.paused]: duration(flight.pausedLastMinuteMillis),
    [words.longestPause]: duration(flight.longestPauseMillis),
    [words.platformThreads]: figure(flight.platformThreads),
    [words.pinnedTimes]: figure(flight.pinned),
    [words.longestPinned]: duration(flight.longestPinnedMillis),
    [words.submitsFailed]: figure(flight.submitsFailed),
  };
  return (
    <>
      <Section title={words.memory}>
        <Descriptions
          className="overview"
          column={{ xs: 1, sm: 1, md: 2, lg: 3, xl: 3, xxl: 3 }}
          items={Object.entries(items).map(([label, children]) => ({
            key: label,
            label,
            children,
          }))}
        />
      </Section>
      <Section title={words.pinnedSites}>
        <Table
          columns={[
            { title: words.site, key: 'site', render: (_, { frame }) => <Site frame={frame} /> },
            {
              title: words.times,
              key: 'times',
              align: 'end',
              render: (_, { times }) => figure(times),
            },
          ]}
          dataSource={flight.pinnedSites}
          rowKey="frame"
          pagination={false}
          size="middle"
          locale={{ emptyText: <Nothing>{words.noPinned}</Nothing> }}
        />
      </Section>
    </>
  );
}
