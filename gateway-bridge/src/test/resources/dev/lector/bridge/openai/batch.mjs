// Has a file of lines spoken through OpenAI's own client, and prints what came of it, a line each.
import OpenAI, { toFile } from 'openai';

const client = new OpenAI({ baseURL: process.argv[2], apiKey: 'test', maxRetries: 0 });
const stranger = new OpenAI({ baseURL: process.argv[2], apiKey: 'secret', maxRetries: 0 });

const line = (name, text) => JSON.stringify({
  custom_id: name, method: 'POST', url: '/v1/audio/speech', body: { model: 'tts-1', input: text, voice: 'alloy' },
});
const count = async (pages) => {
  let all = 0;
  for await (const _ of pages) all++;
  return all;
};
const yes = (is) => (is ? 'True' : 'False');

const lines = [line('a', 'One.'), line('b', ' '), line('c', 'Three.')].join('\n');
const file = await client.files.create({ file: await toFile(Buffer.from(lines), 'in.jsonl'), purpose: 'batch' });
console.log('file', file.filename, yes(file.bytes === lines.length), file.purpose);
const made = await client.batches.create({
  input_file_id: file.id, endpoint: '/v1/audio/speech', completion_window: '24h', metadata: { lector_inline: 'true' },
});
const batch = await client.batches.retrieve(made.id);
const counts = batch.request_counts;
console.log('batch', batch.status, counts.total, counts.completed, counts.failed);
for (const text of (await (await client.files.content(batch.output_file_id)).text()).split('\n').filter(Boolean)) {
  const entry = JSON.parse(text);
  console.log('output', entry.custom_id, Buffer.from(entry.response.body.audio.data, 'base64').toString());
}
for (const text of (await (await client.files.content(batch.error_file_id)).text()).split('\n').filter(Boolean)) {
  const entry = JSON.parse(text);
  console.log('error', entry.custom_id, entry.response.status_code, entry.line);
}
await client.batches.create({ input_file_id: file.id, endpoint: '/v1/audio/speech', completion_window: '24h' });
console.log('listed', await count(client.batches.list({ limit: 1 })), await count(client.files.list({ limit: 2 })));
try {
  await client.batches.create({ input_file_id: 'file-none', endpoint: '/v1/audio/speech', completion_window: '24h' });
} catch (e) {
  console.log('refused', e.param);
}
try {
  await client.batches.cancel(batch.id);
} catch (e) {
  console.log('cancel', e.constructor.name);
}
try {
  await stranger.files.retrieve(file.id);
} catch (e) {
  console.log('stranger', e.param, await count(stranger.files.list()));
}
console.log('deleted', yes((await client.files.delete(file.id)).deleted));
