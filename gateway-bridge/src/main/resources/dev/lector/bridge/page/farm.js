// The view of the farm: who works, on what, with which models; as it is now.
import { json } from './api.js';
import { $, el, showProblem } from './dom.js';
import { count, many } from './words.js';

/** Heartbeats come about as often. */
const EVERY = 2000;

export function farmView() {
  let looking;

  async function look(signal) {
    while (!signal.aborted) {
      try {
        const { workers } = await json('workers', undefined, { signal });
        $('farm-problem').replaceChildren();
        show(workers);
      } catch (e) {
        if (signal.aborted) return;
        $('farm-live').hidden = true;
        showProblem($('farm-problem'), e.message);
      }
      await new Promise(resolve => setTimeout(resolve, EVERY));
    }
  }

  return {
    enter() {
      looking = new AbortController();
      look(looking.signal);
    },
    leave() {
      looking.abort();
    },
  };
}

function show(workers) {
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
    el('div', { className: 'row' }, el('h2', {}, worker.id), el('span', { className: 'tag' }, onGpu(worker) ? `GPU ${worker.device}` : 'CPU')),
    el('p', { className: 'muted small' }, `${many(worker.lanes, 'lane')} for requests, ${worker.narrators} for batches · version ${worker.version}`),
    el('ul', { className: 'tags' }, ...worker.models.map(model => el('li', { className: 'tag' },
      `${model.id}${[model.id, ...model.aliases].includes(worker.default_model) ? ' (default)' : ''} · ${many(model.voices.length, 'voice')}`))),
  ];
}

const onGpu = worker => worker.device !== 'cpu';
