// Speaks a text over Kafka, with Avro and a schema registry: node events.mjs [TEXT [FILE]]
//
// Publishes a SpeechRequested, waits for the SpeechFinished with the same requestId and fetches the audio.
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { Kafka, Partitioners, logLevel } from 'kafkajs';

const url = process.env.LECTOR_URL ?? 'http://localhost:8080';
const brokers = (process.env.LECTOR_KAFKA ?? 'localhost:9092').split(',');
const registryUrl = process.env.LECTOR_REGISTRY ?? 'http://localhost:8081';
const token = process.env.LECTOR_TOKEN;
const tenant = process.env.LECTOR_TENANT ?? ''; // whose the token is
const [text = 'Hello from the queue.', file = 'events.wav'] = process.argv.slice(2);

const kafka = new Kafka({ clientId: 'lector-example', brokers, logLevel: logLevel.WARN });
const registry = new SchemaRegistry({ host: registryUrl });

const requestId = randomUUID();
const completions = await readCompletions();
try {
  await publish({ requestId, text, tenant });
  const { outcome } = await completions.of(requestId);
  // A union: its only key is the record's name.
  const rejected = outcome['dev.lector.events.SpeechRejected'];
  if (rejected) throw new Error(`${rejected.code}: ${rejected.message}`);
  const { audio, voice } = outcome['dev.lector.events.SpeechSynthesized'];
  console.log(`${audio.durationMs} ms by ${voice}: ${audio.uri}`);
  await writeFile(file, await fetchAudio(requestId));
  console.log(file);
} finally {
  await completions.close();
}

/** Sends a request as its schema in the registry has it; what is left out gets its default. */
async function publish(request) {
  const schema = await registry.getLatestSchemaId('speech.requests-value');
  const producer = kafka.producer({ idempotent: true, createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  try {
    const value = await registry.encode(schema, request);
    await producer.send({ topic: 'speech.requests', messages: [{ key: request.requestId, value }] });
  } finally {
    await producer.disconnect();
  }
}

/** Reads completions from now on. A service has one group that stays. */
async function readCompletions() {
  const waiting = new Map();
  const group = kafka.consumer({ groupId: `lector-example-${randomUUID()}` });
  await group.connect();
  await group.subscribe({ topic: 'speech.completions' });
  const joined = new Promise((resolve) => group.on(group.events.GROUP_JOIN, resolve));
  await group.run({
    eachMessage: async ({ message }) => {
      // The first completion of a request counts; later ones change nothing.
      const resolve = waiting.get(message.key.toString());
      if (resolve) resolve(await registry.decode(message.value));
    },
  });
  await joined;
  return {
    of: (id) => new Promise((resolve) => waiting.set(id, resolve)),
    close: () => group.disconnect(),
  };
}

/** The audio through the bridge. Who has access to the store may read audio.uri there. */
async function fetchAudio(id) {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  for (let attempt = 0; attempt < 50; attempt++) {
    const answer = await fetch(`${url}/jobs/${id}/audio`, { headers });
    if (answer.ok) return Buffer.from(await answer.arrayBuffer());
    if (answer.status !== 404) throw new Error(`${answer.status}: ${await answer.text()}`);
    await sleep(200); // the bridge hears of the completion a moment later
  }
  throw new Error(`The bridge at ${url} does not know ${id}`);
}
