import { describe, expect, it } from 'vitest';
import { detail } from '../../test/fixtures';
import { layOut, NODE_HEIGHT, NODE_WIDTH } from './layout';

describe('layOut', () => {
  const { graph } = detail();
  const { positions, height } = layOut(graph);

  it('should place every node', () => {
    expect([...positions.keys()].sort()).toEqual(graph.nodes.map(({ id }) => id).sort());
  });

  it('should lead from left to right', () => {
    for (const { from, to } of graph.edges) {
      expect(positions.get(from)!.x + NODE_WIDTH).toBeLessThan(positions.get(to)!.x);
    }
  });

  it('should let no nodes overlap', () => {
    const all = [...positions.values()];
    const overlapping = all.filter((a) =>
      all.some((b) => a !== b && a.x === b.x && Math.abs(a.y - b.y) < NODE_HEIGHT),
    );

    expect(overlapping).toEqual([]);
  });

  it('should be as high as its rows', () => {
    expect(Math.max(...[...positions.values()].map(({ y }) => y))).toBeLessThan(height);
  });

  it('should place a delivery beside its placement', () => {
    expect(positions.get('delivery:ali')?.y).toBe(positions.get('placement:ali')?.y);
  });
});
