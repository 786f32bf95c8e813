// The view of the farm: what waits, how fast it goes, batches, who works with which models, and what was set aside; as it is now.
import { call, json } from './api.js';
import { BatchList } from './batches.js';
import { $, el, showProblem, stopLoading } from './dom.js';
import { LetterList } from './letters.js';
import { events } from './sse.js';
import { count, many, span } from './words.js';

/** Heartbeats come about as often; and so soon a stream that broke is asked for again. */
const EVERY = 2000;

export function farmView() {
  const batches = new BatchList();
  const letters = new LetterList();
  let looking;

  async function look(signal) {
    const { workers } = await json('workers', undefined, { signal });
    $('farm-problem').replaceChildren();
    showWorkers(workers);
  }

  async function follow(signal) {
    for await (const { data } of events(await call('farm/events', { signal }))) {
      if (signal.aborted) return;
      showLoad(data);
      batches.show(data.batches);
    }
  }

  /** Again and again until it is aborted; what goes wrong is shown. */
  async function repeat(what, signal) {
    while (!signal.aborted) {
      try {
        await what(signal);
      } catch (e) {
        if (signal.aborted) return;
        $('farm-live').hidden = true;
        stopLoading($('farm'));
        showProblem($('farm-problem'), e.message);
      }
      await pause();
    }
  }

  return {
    enter() {
      looking = new AbortController();
      repeat(look, looking.signal);
      repeat(follow, looking.signal);
      letters.follow(looking.signal);
    },
    leave() {
      looking.abort();
    },
  };
}

const pause = () => new Promise(resolve => setTimeout(resolve, EVERY));

/** What waits, and how fast it goes. */
function showLoad({ queues, throughput }) {
  const [interactive, batch] = ['interactive', 'batch'].map(name => queues.find(queue => queue.name === name));
  $('farm-load').replaceChildren(
    figure('Requests waiting', count(interactive.requests), waitOf(interactive)),
    figure('Batch items waiting', count(batch.requests), waitOf(batch)),
    figure('Requests a second', throughput.requests_per_second.toFixed(1), 'over the last minute'),
    figure('Audio a second', `${throughput.audio_seconds_per_second.toFixed(1)} s`, 'over the last minute'));
}

function waitOf({ requests, wait_seconds: wait }) {
  if (!requests) return 'no wait';
  return wait === null ? 'wait not known yet' : wait < 1 ? 'less than 1 s to wait' : `about ${span(wait)} to wait`;
}

function showWorkers(workers) {
  $('farm-live').hidden = false;
  const sum = of => workers.reduce((all, worker) => all + of(worker), 0);
  const gpus = workers.filter(onGpu).length;
  const models = new Set(workers.flatMap(worker => worker.models.map(model => model.id)));
  $('farm-summary').replaceChildren(
    figure('Workers', count(workers.length), gpus ? `${many(gpus, 'GPU')}` : 'on CPUs'),
    figure('At once', count(sum(worker => worker.lanes)), 'requests'),
    figure('In batches', count(sum(worker => worker.narrators)), 'items at once'),
    figure('Models', count(models.size), 'to speak with'));
  update($('farm-workers'), workers);
}

function figure(label, value, note) {
  return el('div', { className: 'figure' }, el('dt', {}, label), el('dd', {}, el('b', {}, value), el('span', { className: 'muted small' }, note)));
}

/** Changes only what differs, so that nobody who reads it is disturbed. */
function update(list, workers) {
  const known = new Map([...list.children].map(item => [item.dataset.worker, item]));
  const items = workers.map(worker => {
    const text = JSON.stringify({ ...worker, last_seen: '' });
    const item = known.get(worker.id);
    return item?.dataset.text === text ? item : el('li', { className: 'card', data: { worker: worker.id, text } }, ...describe(worker));
  });
  if (!items.length) items.push(el('li', { className: 'muted none' }, 'No worker is there. Start one, and it shows up here within seconds.'));
  if (items.length !== list.children.length || items.some((item, i) => item !== list.children[i])) list.replaceChildren(...items);
}

function describe(worker) {
  return [
    el('div', { className: 'row' }, el('h3', {}, worker.id), el('span', { className: 'tag' }, onGpu(worker) ? `GPU ${worker.device}` : 'CPU')),
    el('p', { className: 'muted small' }, `${many(worker.lanes, 'lane')} for requests, ${worker.narrators} for batches · version ${worker.version}`),
    el('ul', { className: 'tags' }, ...worker.models.map(model => el('li', { className: 'tag' },
      `${model.id}${[model.id, ...model.aliases].includes(worker.default_model) ? ' (default)' : ''} · ${many(model.voices.length, 'voice')}`))),
  ];
}

const onGpu = worker => worker.device !== 'cpu';
