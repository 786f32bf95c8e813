// The batches that go on, and those that ended a moment ago.
import { json } from './api.js';
import { $, el, showProblem } from './dom.js';
import { count, many, moment, span } from './words.js';

const STATES = { RUNNING: 'Going on', CANCELLING: 'Being cancelled', FINISHED: 'Finished' };

/** A list that changes in place, so that nobody who uses it is disturbed. */
export class BatchList {
  #rows = new Map();

  /** @param {object[]} batches as GET /farm tells them */
  show(batches) {
    const there = new Set(batches.map(batch => batch.id));
    for (const id of this.#rows.keys()) if (!there.has(id)) this.#rows.delete(id);
    const items = batches.map(batch => {
      if (!this.#rows.has(batch.id)) this.#rows.set(batch.id, new BatchRow(batch));
      const row = this.#rows.get(batch.id);
      row.show(batch);
      return row.element;
    });
    const list = $('farm-batches');
    if (!items.length) {
      if (!list.querySelector('.none')) list.replaceChildren(el('li', { className: 'muted none' }, 'No batch is going on. Books and batches show up here while they are spoken.'));
    } else if (items.length !== list.children.length || items.some((item, i) => item !== list.children[i])) {
      list.replaceChildren(...items);
    }
  }
}

class BatchRow {
  #id;
  #state = el('span', { className: 'tag' });
  #bar = el('progress', { max: 1, value: 0 });
  #counts = el('p', { className: 'muted small' });
  #problem = el('div', { role: 'alert' });
  #cancel;

  constructor({ id, opened_at: openedAt }) {
    this.#id = id;
    this.#bar.setAttribute('aria-label', `Progress of ${id}`);
    this.#cancel = el('button', { type: 'button', aria: { label: `Cancel ${id}` }, on: { click: () => this.#end() } }, 'Cancel');
    this.element = el('li', { className: 'card' },
      el('div', { className: 'row' }, el('h3', {}, id), this.#state),
      el('p', { className: 'muted small' }, `Since ${moment(openedAt)}`),
      this.#bar, el('div', { className: 'row' }, this.#counts, this.#cancel), this.#problem);
  }

  show(batch) {
    const ended = batch.done + batch.failed;
    this.#state.textContent = STATES[batch.state] ?? batch.state;
    this.#bar.value = batch.progress ?? 0;
    const left = batch.estimated_end ? (Date.parse(batch.estimated_end) - Date.now()) / 1000 : 0;
    const parts = [
      batch.items === undefined ? many(ended, 'item') : `${count(ended)} of ${many(batch.items, 'item')}`,
      batch.failed - batch.cancelled > 0 && `${count(batch.failed - batch.cancelled)} failed`,
      batch.cancelled > 0 && `${count(batch.cancelled)} cancelled`,
      batch.state !== 'FINISHED' && left > 0 && `about ${span(left)} left`,
    ];
    this.#counts.textContent = parts.filter(Boolean).join(' · ');
    this.#cancel.hidden = batch.state !== 'RUNNING';
  }

  async #end() {
    this.#cancel.disabled = true;
    this.#problem.replaceChildren();
    try {
      this.show(await json(`batches/${encodeURIComponent(this.#id)}`, undefined, { method: 'DELETE' }));
    } catch (e) {
      showProblem(this.#problem, e.message);
    }
    this.#cancel.disabled = false;
  }
}
