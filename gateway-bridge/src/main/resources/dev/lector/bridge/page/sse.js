// Server-sent events over fetch: EventSource cannot send a token.

/**
 * The events of a response, as they come.
 * @param {Response} response
 * @returns {AsyncGenerator<{event: string, id: string, data: any}>} data is JSON
 */
export async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += value;
      let start = 0;
      for (let end; (end = text.indexOf('\n\n', start)) >= 0; start = end + 2) {
        const event = parse(text.slice(start, end));
        if (event) yield event;
      }
      text = text.slice(start);
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function parse(block) {
  const event = { event: 'message', id: '' };
  const data = [];
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const value = line.slice(colon + 1).replace(/^ /, '');
    const field = line.slice(0, colon);
    if (field === 'data') data.push(value);
    else if (field === 'event' || field === 'id') event[field] = value;
  }
  return data.length ? { ...event, data: JSON.parse(data.join('\n')) } : null;
}
