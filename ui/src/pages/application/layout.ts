import type { Graph, GraphNode } from '../../api/types';

export const NODE_WIDTH = 232;
export const NODE_HEIGHT = 62;
const ROW = NODE_HEIGHT + 16;
const COLUMN = NODE_WIDTH + 64;

interface Point {
  x: number;
  y: number;
}

export interface Placed {
  positions: Map<string, Point>;
  width: number;
  height: number;
}

/**
 * Where each node stands: one column for each kind, from left to right. A placement, its resources
 * and its delivery stand on the same height, in the order of the spec, so that no lines cross
 * between them. Pure.
 */
export function layOut(graph: Graph): Placed {
  const positions = new Map<string, Point>();
  const hasResources = graph.nodes.some(isResource);
  const revisionColumn = hasResources ? 3 : 2;
  let row = 0;
  for (const placement of graph.nodes.filter(({ kind }) => kind === 'placement')) {
    const resources = targets(graph, placement.id).filter(isResource);
    resources.forEach((resource, index) => place(resource.id, 2, row + index));
    const middle = row + Math.max(0, resources.length - 1) / 2;
    place(placement.id, 1, middle);
    place(placement.id.replace(/^placement:/, 'delivery:'), revisionColumn + 1, middle);
    row += Math.max(1, resources.length) + (resources.length > 1 ? 0.4 : 0);
  }
  const rows = Math.max(1, row);
  place('application', 0, (rows - 1) / 2);
  place('revision', revisionColumn, (rows - 1) / 2);
  return { positions, width: (revisionColumn + 1) * COLUMN + NODE_WIDTH, height: rows * ROW };

  function place(id: string, column: number, at: number): void {
    positions.set(id, { x: column * COLUMN, y: at * ROW });
  }
}

function targets(graph: Graph, from: string): GraphNode[] {
  const ids = graph.edges.filter((edge) => edge.from === from).map(({ to }) => to);
  return graph.nodes.filter(({ id }) => ids.includes(id));
}

function isResource({ kind }: GraphNode): boolean {
  return kind === 'resource' || kind === 'resources';
}
