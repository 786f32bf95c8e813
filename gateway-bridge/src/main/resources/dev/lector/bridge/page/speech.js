// One text on its way to being heard.
import { ApiError, call, json } from './api.js';
import { events } from './sse.js';
import { WavReader } from './wav.js';

/**
 * Asks for a text to be spoken, and passes on its audio while it is made. What aborts the signal ends the work as well.
 * @param {object} wish body of POST /text-to-speech
 * @param {AbortSignal} signal
 * @param {{begun: function(string), audio: function(Int16Array, number), words: function(object[])}} listener
 *     `begun` gets the job's id
 * @returns {Promise<{id: string, file: Blob}>} once all of it is there
 */
export async function speak(wish, signal, listener) {
  const response = await call('text-to-speech/stream?resume=false', {
    method: 'POST', signal, body: JSON.stringify({ ...wish, response_format: 'wav' }),
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
  });
  const id = response.headers.get('X-Request-Id');
  listener.begun(id);
  const wav = new WavReader();
  const parts = [];
  try {
    for await (const { event, data } of events(response)) {
      if (event === 'end') return { id, file: new Blob(parts, { type: 'audio/wav' }) };
      const bytes = Uint8Array.from(atob(data.audio), character => character.charCodeAt(0));
      parts.push(bytes);
      listener.audio(wav.take(bytes), wav.sampleRate);
      if (data.words) listener.words(data.words);
    }
  } catch (e) {
    if (signal.aborted) throw e;
    // A stream that fails breaks off; the job says why.
  }
  signal.throwIfAborted();
  throw new ApiError(0, await reason(id, signal));
}

/** How a job has ended; waits for it. */
export async function outcome(id, signal) {
  const response = await call(`jobs/${encodeURIComponent(id)}/events`, { signal });
  let job = {};
  for await (const { data } of events(response)) job = data;
  return job;
}

/** When the words of a job are heard; none where nobody knows. */
export async function times(id) {
  try {
    return (await json(`jobs/${encodeURIComponent(id)}/timestamps`)).words ?? [];
  } catch {
    return [];
  }
}

/** The audio of a text, whole, in a format. */
export async function audioFile(wish, format, signal) {
  const response = await call('text-to-speech', {
    method: 'POST', signal, body: JSON.stringify({ ...wish, response_format: format }),
    headers: { 'Content-Type': 'application/json', Accept: 'audio/*' },
  });
  return response.blob();
}

async function reason(id, signal) {
  try {
    const job = await outcome(id, signal);
    if (job.error) return job.error.msg;
  } catch (e) {
    if (signal.aborted) throw e;
  }
  return 'The connection broke off before all of it was there. Try again: what was made is kept.';
}
