// The requests that were set aside, and how they are sent again.
import { call, json } from './api.js';
import { $, el, showProblem, stopLoading } from './dom.js';
import { events } from './sse.js';
import { count, many, moment } from './words.js';

/** Each look reads a topic: seldom, and only while somebody can see it. */
const EVERY = 15_000;
const FIRST = 'dead-letters';

/** A list that changes in place, so that nobody who uses it is disturbed. */
export class LetterList {
  #rows = new Map();
  #shown = [];
  #older;
  #signal;
  #timer;

  constructor() {
    $('letters-older').addEventListener('click', () => this.#more());
    document.addEventListener('visibilitychange', () => this.#look());
  }

  /** Looks at once and then now and then, until it is aborted. */
  follow(signal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
    this.#older = undefined;
    this.#look();
  }

  async #look() {
    clearTimeout(this.#timer);
    const signal = this.#signal;
    if (!signal || signal.aborted || document.hidden) return;
    await this.#read(FIRST, page => {
      const known = new Set(page.dead_letters.map(letter => letter.id));
      this.#show([...page.dead_letters, ...this.#shown.filter(letter => !known.has(letter.id))]);
      // Whoever has gone on to older ones stays where they are.
      if (this.#older === undefined) this.#goOnAt(page.next);
    });
    if (signal === this.#signal && !signal.aborted) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#look(), EVERY);
    }
  }

  async #more() {
    const button = $('letters-older');
    button.disabled = true;
    await this.#read(this.#older, page => {
      const known = new Set(this.#shown.map(letter => letter.id));
      this.#goOnAt(page.next);
      this.#show([...this.#shown, ...page.dead_letters.filter(letter => !known.has(letter.id))]);
    });
    button.disabled = false;
  }

  async #read(path, use) {
    const signal = this.#signal;
    try {
      const page = await json(path, undefined, { signal });
      if (signal.aborted) return;
      $('letters-problem').replaceChildren();
      use(page);
    } catch (e) {
      if (signal.aborted) return;
      stopLoading($('farm-letters'));
      showProblem($('letters-problem'), e.message);
    }
  }

  /** The path is absolute, and the page may be behind a prefix. */
  #goOnAt(next) {
    this.#older = next?.replace(/^\//, '') ?? null;
    $('letters-older').hidden = !this.#older;
    const none = $('farm-letters').querySelector('.none');
    if (none) none.textContent = nothing(this.#older);
  }

  #show(letters) {
    this.#shown = letters;
    const items = letters.map(letter => {
      if (!this.#rows.has(letter.id)) this.#rows.set(letter.id, row(letter, () => this.#signal));
      return this.#rows.get(letter.id);
    });
    if (!items.length) items.push(el('li', { className: 'muted none' }, nothing(this.#older)));
    const list = $('farm-letters');
    if (items.length !== list.children.length || items.some((item, i) => item !== list.children[i])) list.replaceChildren(...items);
  }
}

const nothing = older => older
  ? 'None of yours is among those that were set aside last.'
  : 'Nothing was set aside. Requests that cannot be read, or that workers did not survive, show up here.';

/** A letter never changes; what becomes of it when it is sent again is said beside it. */
function row(letter, signalNow) {
  const outcome = el('p', { className: 'small', role: 'status' });
  const problem = el('div', { role: 'alert' });
  const button = el('button', { type: 'button', aria: { label: `Replay letter ${letter.id}` } }, 'Replay');
  button.addEventListener('click', async () => {
    button.disabled = true;
    problem.replaceChildren();
    try {
      await replay(letter, outcome, signalNow());
    } catch (e) {
      if (!signalNow().aborted) showProblem(problem, e.message);
    }
    button.disabled = false;
  });
  const facts = [
    letter.request_id && `request ${letter.request_id}`,
    letter.tenant && `tenant ${letter.tenant}`,
    letter.deliveries && many(letter.deliveries, 'attempt'),
    letter.text === null && `${count(letter.bytes)} bytes that are no request`,
  ];
  const foot = letter.replayable ? button : el('span', { className: 'muted small' }, 'It cannot be replayed.');
  return el('li', { className: 'card letter' },
    el('div', { className: 'row' }, el('h3', {}, moment(letter.set_aside_at)), el('span', { className: 'tag' }, letter.topic ?? 'from nowhere it says')),
    el('p', {}, letter.reason || 'It does not say why.'),
    ...(letter.text === null ? [] : [el('q', {}, letter.text)]),
    el('p', { className: 'muted small' }, facts.filter(Boolean).join(' · ')),
    el('div', { className: 'row' }, outcome, foot), problem);
}

async function replay(letter, outcome, signal) {
  outcome.textContent = 'Being sent…';
  let id;
  try {
    ({ request_id: id } = await json(`dead-letters/${encodeURIComponent(letter.id)}/replay`, undefined, { method: 'POST', signal }));
  } catch (e) {
    outcome.textContent = '';
    throw e;
  }
  outcome.textContent = id === null ? 'Sent again as it was.' : `Sent again as ${id}.`;
  if (id === null) return;
  try {
    await follow(id, outcome, signal);
  } catch (e) {
    // Another tenant's job is not for everybody to see.
    if (e.status !== 404) throw e;
  }
}

async function follow(id, outcome, signal) {
  for await (const { event, data } of events(await call(`jobs/${encodeURIComponent(id)}/events`, { signal }))) {
    if (event !== 'end') continue;
    outcome.textContent = data.state === 'SUCCEEDED'
      ? `Sent again as ${id}: it is spoken.`
      : `Sent again as ${id}: it has failed. ${data.error?.msg ?? ''}`;
    return;
  }
}
