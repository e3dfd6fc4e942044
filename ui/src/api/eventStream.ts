/** One server-sent event. */
export interface ServerSentEvent {
  id: string | null;
  name: string;
  data: string;
}

/**
 * Cuts a stream of text into server-sent events (HTML standard, section 9.2.6). Comments are
 * yielded as events with the name "comment", because they are signs of life.
 */
export class EventStreamParser {
  private rest = '';

  push(text: string): ServerSentEvent[] {
    const blocks = (this.rest + text).replaceAll('\r\n', '\n').split('\n\n');
    this.rest = blocks.pop() ?? '';
    return blocks.map(parseBlock);
  }
}

function parseBlock(block: string): ServerSentEvent {
  const event: ServerSentEvent = { id: null, name: 'message', data: '' };
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') {
      data.push(value);
    } else if (field === 'event') {
      event.name = value;
    } else if (field === 'id') {
      event.id = value;
    } else if (field === '' && data.length === 0 && event.name === 'message') {
      event.name = 'comment';
    }
  }
  return { ...event, data: data.join('\n') };
}
