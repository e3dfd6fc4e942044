import { describe, expect, it } from 'vitest';
import { EventStreamParser } from './eventStream';

describe('EventStreamParser', () => {
  it('should cut a stream into events wherever the parts end', () => {
    const parser = new EventStreamParser();
    const stream =
      'id: p.1\nevent: change\ndata: {"a":\ndata: 1}\n\n: alive\n\nevent: reset\ndata: {}\n\n';

    const events = [...stream].flatMap((character) => parser.push(character));

    expect(events).toEqual([
      { id: 'p.1', name: 'change', data: '{"a":\n1}' },
      { id: null, name: 'comment', data: '' },
      { id: null, name: 'reset', data: '{}' },
    ]);
  });

  it('should take lines that end in carriage return and line feed', () => {
    expect(new EventStreamParser().push('event:change\r\ndata:x\r\n\r\n')).toEqual([
      { id: null, name: 'change', data: 'x' },
    ]);
  });
});
