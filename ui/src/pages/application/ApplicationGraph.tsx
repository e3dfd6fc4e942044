import { Background, Controls, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo } from 'react';
import type { Graph } from '../../api/types';
import { useText } from '../../i18n/useText';
import { levelColours } from '../../preferences/palette';
import { useThemeChoice } from '../../preferences/theme';
import { type FlowNode, GraphNodeCard, nodeSentence } from './GraphNodeCard';
import { layOut, NODE_HEIGHT, NODE_WIDTH } from './layout';

const NODE_TYPES = { thing: GraphNodeCard };
const LEAST_HEIGHT = 220;
const MOST_HEIGHT = 640;

/** The whole chain: application, placements, resources, Git revision, delivery. */
export function ApplicationGraph({ graph }: { graph: Graph }) {
  const text = useText();
  const { dark } = useThemeChoice();
  const placed = useMemo(() => layOut(graph), [graph]);
  const nodes = useMemo<FlowNode[]>(
    () =>
      graph.nodes.map((node) => ({
        id: node.id,
        type: 'thing',
        position: placed.positions.get(node.id) ?? { x: 0, y: 0 },
        width: NODE_WIDTH,
        height: NODE_HEIGHT,
        data: { node },
        ariaLabel: nodeSentence(text, node),
        ariaRole: 'img',
      })),
    [graph, placed, text],
  );
  const edges = useMemo(() => coloured(graph, dark), [graph, dark]);
  const height = Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, placed.height * 0.85 + 48));
  return (
    <div className="graph" style={{ height }} role="group" aria-label={text.application.graph}>
      <ReactFlowProvider key={graph.nodes.map(({ id }) => id).join()}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          colorMode={dark ? 'dark' : 'light'}
          fitView
          fitViewOptions={{ padding: 0.06, maxZoom: 1 }}
          minZoom={0.2}
          maxZoom={1.6}
          nodesDraggable={false}
          nodesConnectable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          zoomOnScroll={false}
          preventScrolling={false}
          proOptions={{ hideAttribution: true }}
        >
          <Background gap={20} />
          <Controls showInteractive={false} />
        </ReactFlow>
      </ReactFlowProvider>
    </div>
  );
}

/** An edge has the colour of the thing that it leads to. */
function coloured(graph: Graph, dark: boolean) {
  const levels = new Map(graph.nodes.map(({ id, level }) => [id, level]));
  return graph.edges.map(({ from, to }) => {
    const level = levels.get(to) ?? 'unknown';
    return {
      id: `${from}>${to}`,
      source: from,
      target: to,
      animated: level === 'progressing',
      style: { stroke: levelColours(dark)[level].edge, strokeWidth: 1.6 },
    };
  });
}
