// Speaks with a server through OpenAI's own client, and prints what came of it, a line each.
import { createHash } from 'node:crypto';
import OpenAI from 'openai';

const client = new OpenAI({ baseURL: process.argv[2], apiKey: 'test' });

const streamed = await client.audio.speech.create({
  model: 'gpt-4o-mini-tts', voice: 'alloy', input: 'Hello.', instructions: 'Calm.', speed: 1.25,
});
const digest = createHash('sha256');
for await (const chunk of streamed.body) digest.update(chunk);
console.log('streamed', streamed.headers.get('content-type'), digest.digest('hex'));

const whole = await client.audio.speech.create({
  model: 'tts-1', voice: 'onyx', input: 'Hello.', response_format: 'pcm',
});
const bytes = Buffer.from(await whole.arrayBuffer());
console.log('whole', whole.headers.get('x-sample-rate'), createHash('sha256').update(bytes).digest('hex'));

const events = await client.audio.speech.create({
  model: 'gpt-4o-mini-tts', voice: 'alloy', input: 'Hello.', stream_format: 'sse',
});
const parts = createHash('sha256');
for (const block of (await events.text()).split('\n\n').filter(Boolean)) {
  const event = JSON.parse(block.slice('data: '.length));
  if (event.type === 'speech.audio.delta') parts.update(Buffer.from(event.audio, 'base64'));
  else console.log('events', event.type, event.usage.total_tokens, parts.digest('hex'));
}

try {
  await client.audio.speech.create({ model: 'tts-1', voice: 'onyx', input: 'Hello.', speed: 5 });
} catch (e) {
  if (!(e instanceof OpenAI.BadRequestError)) throw e;
  console.log('refused', e.param, e.type);
}

const ids = [];
for await (const model of client.models.list()) ids.push(model.id);
console.log('models', ids.includes('tts-1') ? 'True' : 'False', (await client.models.retrieve('tts-1')).id);
try {
  await client.models.retrieve('gpt-9');
} catch (e) {
  if (!(e instanceof OpenAI.NotFoundError)) throw e;
  console.log('missing', e.code);
}
