import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ApplicationDetail } from '../../api/types';
import { Revision } from '../../components/Revision';
import { TimeAgo } from '../../components/TimeAgo';
import { useText } from '../../i18n/useText';
import { word } from '../../status/words';
import { applicationPath } from '../paths';

/** What is asked for, in a few words. */
export function Overview({ application }: { application: ApplicationDetail }) {
  const text = useText();
  const words = text.application;
  const { summary, source, dependsOn, deletionPolicy, deletionProtection } = application;
  const items: { label: string; children: ReactNode }[] = [
    { label: words.namespace, children: summary.namespace },
    { label: words.revision, children: <Revision revision={summary.revision} /> },
    { label: words.created, children: <TimeAgo at={summary.createdAt} withDate /> },
    {
      label: words.placements,
      children: text.placementsReady(summary.readyPlacements, summary.placements),
    },
    {
      label: words.deletion,
      children: deletionProtection
        ? words.deletionProtected
        : word(words.deletionPolicies, deletionPolicy),
    },
    {
      label: words.dependsOn,
      children:
        dependsOn.length === 0 ? (
          words.none
        ) : (
          <ApplicationLinks namespace={summary.namespace} names={dependsOn} />
        ),
    },
  ];
  if (source !== null) {
    items.push({
      label: words.source,
      children: <code>{`${source.repository} ${source.path} @ ${source.revision}`}</code>,
    });
  }
  return (
    <Descriptions
      className="overview"
      column={{ xs: 1, sm: 1, md: 2, lg: 3, xl: 3, xxl: 3 }}
      items={items.map((item) => ({ key: item.label, ...item }))}
    />
  );
}

function ApplicationLinks({ namespace, names }: { namespace: string; names: string[] }) {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && ', '}
      <Link to={applicationPath(namespace, name)}>{name}</Link>
    </span>
  ));
}
