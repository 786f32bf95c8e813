// Speaks a text with OpenAI's client: node openai_speech.mjs [TEXT [FILE]]
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import OpenAI from 'openai';

const url = process.env.LECTOR_URL ?? 'http://localhost:8080';
const [text = "Hello from OpenAI's client.", file = 'openai.mp3'] = process.argv.slice(2);

// The client wants a key even where Lector does not.
const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: process.env.LECTOR_TOKEN || '-' });
const speech = await client.audio.speech.create({
  model: 'tts-1',
  voice: 'nova',
  input: text,
  response_format: 'mp3',
});
// Written as it arrives, while the rest is still being made.
await pipeline(Readable.fromWeb(speech.body), createWriteStream(file));
console.log(file);
