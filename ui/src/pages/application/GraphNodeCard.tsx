import {
  AppstoreOutlined,
  BranchesOutlined,
  CloudServerOutlined,
  DatabaseOutlined,
  DeploymentUnitOutlined,
  RocketOutlined,
} from '@ant-design/icons';
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import type { ReactNode } from 'react';
import type { GraphNode, NodeKind } from '../../api/types';
import type { Dictionary } from '../../i18n/dictionary';
import { useText } from '../../i18n/useText';
import { levelColours } from '../../preferences/palette';
import { useThemeChoice } from '../../preferences/theme';
import { shortRevision, word } from '../../status/words';

export type FlowNode = Node<{ node: GraphNode }, 'thing'>;

const ICONS: Record<NodeKind, ReactNode> = {
  application: <AppstoreOutlined aria-hidden />,
  placement: <CloudServerOutlined aria-hidden />,
  resource: <DatabaseOutlined aria-hidden />,
  resources: <DeploymentUnitOutlined aria-hidden />,
  revision: <BranchesOutlined aria-hidden />,
  delivery: <RocketOutlined aria-hidden />,
};

/** One thing of the graph. */
export function GraphNodeCard({ data: { node } }: NodeProps<FlowNode>) {
  const text = useText();
  const { dark } = useThemeChoice();
  const colours = levelColours(dark)[node.level];
  return (
    <div
      className="graph-node"
      data-level={node.level}
      data-node={node.id}
      style={{ borderColor: colours.edge, borderInlineStartColor: colours.text }}
      title={node.message ?? undefined}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <span className="graph-icon" style={{ color: colours.text }}>
        {ICONS[node.kind]}
      </span>
      <span className="graph-words">
        <span className="graph-name">{nodeName(text, node)}</span>
        <span className="secondary graph-detail">{nodeDetail(text, node)}</span>
      </span>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}

function nodeName(text: Dictionary, node: GraphNode): string {
  switch (node.kind) {
    case 'revision':
      return node.name === '' ? text.noRevision : shortRevision(node.name);
    case 'resources':
      return text.resourceCount(node.count);
    default:
      return node.name;
  }
}

function nodeDetail(text: Dictionary, node: GraphNode): string {
  switch (node.kind) {
    case 'placement':
      return [word(text.providers, node.provider), node.detail].filter(Boolean).join(' · ');
    case 'resource':
      return `${word(text.resourceTypes, node.detail)} · ${text.levels[node.level]}`;
    case 'delivery':
      return (
        [word(text.healths, node.reason), word(text.syncs, node.detail)]
          .filter(Boolean)
          .join(' · ') || text.levels[node.level]
      );
    case 'resources':
      return text.levels[node.level];
    case 'revision':
    case 'application':
      return text.nodeKinds[node.kind];
  }
}

/** A node in one sentence, for who can't see it. */
export function nodeSentence(text: Dictionary, node: GraphNode): string {
  return `${text.nodeKinds[node.kind]} ${nodeName(text, node)}, ${nodeDetail(text, node)}, ${text.levels[node.level]}`;
}
