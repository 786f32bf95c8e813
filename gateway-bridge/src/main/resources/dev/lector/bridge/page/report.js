// Where the time of a request went.
import { el } from './dom.js';
import { duration } from './words.js';

const PARTS = [['queued', 'In the queue'], ['synthesis', 'Synthesis'], ['store', 'Store']];

/**
 * @param {object} job as GET /jobs/{id} tells it
 * @param {number} firstSound ms from the click to the first audio
 * @returns {Node[]} a bar, its legend, and a sentence
 */
export function report(job, firstSound) {
  const told = PARTS.map(([name, label]) => ({ name, label, ms: job.timings?.[`${name}_ms`] ?? 0 }));
  const bar = el('div', { className: 'bar', aria: { hidden: 'true' } });
  for (const { name, ms } of told.filter(part => part.ms > 0)) {
    const part = el('span', { className: `part-${name}` });
    part.style.flexGrow = ms;
    bar.append(part);
  }
  const legend = el('ul', { className: 'legend' }, ...told.map(({ name, label, ms }) =>
    el('li', {}, el('i', { className: `part-${name}` }), `${label} `, el('b', {}, duration(ms)))));
  const made = job.cached
    ? 'It was in the store already: nothing had to be made.'
    : `${duration(job.audio?.duration_ms ?? 0)} of audio by ${job.worker || 'a worker'}, with ${job.model_id}${job.voice ? `, ${job.voice}` : ''}.`;
  return [bar, legend, el('p', {}, `First sound after ${duration(firstSound)}. ${made}`)];
}
