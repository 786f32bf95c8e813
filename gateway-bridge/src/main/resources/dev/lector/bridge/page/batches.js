// The batches that go on, and those that ended a moment ago.
import { json } from './api.js';
import { $, el, showProblem } from './dom.js';
import { Wish } from './wish.js';
import { count, many, moment, span } from './words.js';

const STATES = { RUNNING: 'Going on', PAUSED: 'Paused', CANCELLING: 'Being cancelled', FINISHED: 'Finished' };

/** How long titles are not asked for again that did not come. */
const AGAIN = 15_000;

/** The batch of a book's narration is named after the book. */
const OF_BOOK = /^(book_[^-]+)-[0-9a-f]{16}$/;

/** A list that changes in place, so that nobody who uses it is disturbed. */
export class BatchList {
  #rows = new Map();
  #titles = new Map();
  #asking = false;

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
    this.#nameBooks(batches);
  }

  /** Shows titles of books in place of ids; asks for them once for each book that is new. */
  async #nameBooks(batches) {
    const books = new Map(batches.map(({ id }) => [id, OF_BOOK.exec(id)?.[1]]).filter(([, book]) => book));
    if (!this.#asking && [...books.values()].some(book => !this.#titles.has(book))) {
      this.#asking = true;
      try {
        for (const { id, title } of (await json('books')).books) this.#titles.set(id, title);
        // One that is not there, or not any more, is not asked for again.
        for (const book of books.values()) if (!this.#titles.has(book)) this.#titles.set(book, '');
      } catch {
        // Its id names it as well until then.
        await new Promise(resolve => setTimeout(resolve, AGAIN));
      }
      this.#asking = false;
    }
    for (const [id, book] of books) if (this.#titles.get(book)) this.#rows.get(id)?.name(this.#titles.get(book), book);
  }
}

class BatchRow {
  #id;
  #heading;
  #name;
  #batch = {};
  #wish = new Wish();
  #state = el('span', { className: 'tag', role: 'status' });
  #bar = el('progress', { max: 1, value: 0 });
  #counts = el('p', { className: 'muted small' });
  #problem = el('div', { role: 'alert' });
  #pause = el('button', { type: 'button', className: 'pause', on: { click: () => this.#turn() } });
  #cancel = el('button', { type: 'button', className: 'cancel', on: { click: () => this.#end() } }, 'Cancel');

  constructor({ id, opened_at: openedAt }) {
    this.#id = id;
    this.#name = id;
    this.#heading = el('h3', {}, id);
    this.#bar.setAttribute('aria-label', `Progress of ${id}`);
    this.#cancel.setAttribute('aria-label', `Cancel ${id}`);
    this.element = el('li', { className: 'card', tabIndex: -1 },
      el('div', { className: 'row' }, this.#heading, this.#state),
      el('p', { className: 'muted small' }, `Since ${moment(openedAt)}`),
      this.#bar, el('div', { className: 'row' }, this.#counts, this.#pause, this.#cancel), this.#problem);
  }

  /** Names it after the book that it is of, and leads there. */
  name(title, book) {
    if (this.#heading.textContent === title) return;
    this.#heading.replaceChildren(el('a', { href: `#books/${encodeURIComponent(book)}` }, title));
    this.#bar.setAttribute('aria-label', `Progress of ${title}`);
    this.#cancel.setAttribute('aria-label', `Cancel ${title}`);
    this.#name = title;
    this.#showState();
  }

  show(batch) {
    this.#batch = batch;
    this.#wish.see(batch.state);
    // What was cancelled has ended, but nobody has heard it.
    const ended = batch.done + batch.failed - batch.cancelled;
    this.#bar.value = batch.items ? ended / batch.items : batch.progress ?? 0;
    const left = batch.estimated_end ? (Date.parse(batch.estimated_end) - Date.now()) / 1000 : 0;
    const parts = [
      batch.items === undefined ? many(ended, 'item') : `${count(ended)} of ${many(batch.items, 'item')}`,
      batch.failed - batch.cancelled > 0 && `${count(batch.failed - batch.cancelled)} failed`,
      batch.cancelled > 0 && `${count(batch.cancelled)} cancelled`,
      batch.state !== 'FINISHED' && left > 0 && `about ${span(left)} left`,
      batch.paused_at && `paused since ${moment(batch.paused_at)}`,
    ];
    this.#counts.textContent = parts.filter(Boolean).join(' · ');
    this.#showState();
  }

  #showState() {
    const { state, cancelled } = this.#batch;
    const words = this.#wish.words || (state === 'FINISHED' && cancelled > 0 ? 'Cancelled' : STATES[state] ?? state);
    // Said by screen readers when it changes, and then only.
    if (this.#state.textContent !== words) this.#state.textContent = words;
    const paused = state === 'PAUSED';
    const open = state === 'RUNNING' || paused;
    const focused = [this.#pause, this.#cancel].includes(document.activeElement);
    this.#pause.textContent = paused ? 'Resume' : 'Pause';
    this.#pause.setAttribute('aria-label', `${paused ? 'Resume' : 'Pause'} ${this.#name}`);
    for (const button of [this.#pause, this.#cancel]) {
      button.hidden = !open;
      button.setAttribute('aria-disabled', this.#wish.words !== '');
    }
    if (focused && !open) this.element.focus();
  }

  #turn() {
    const paused = this.#batch.state === 'PAUSED';
    const path = `batches/${encodeURIComponent(this.#id)}/${paused ? 'resume' : 'pause'}`;
    // What ends meanwhile is neither paused nor resumed.
    this.#ask(paused ? 'Resuming…' : 'Pausing…', state => (state === 'PAUSED') !== paused, path, 'POST');
  }

  #end() {
    this.#ask('Cancelling…', state => !['RUNNING', 'PAUSED'].includes(state), `batches/${encodeURIComponent(this.#id)}`, 'DELETE');
  }

  /** Asks for something, which the batch itself says when it has happened. */
  async #ask(words, done, path, method) {
    if (this.#wish.words) return;
    this.#problem.replaceChildren();
    this.#wish.begin(words, state => state === 'FINISHED' || done(state));
    this.#showState();
    try {
      await json(path, undefined, { method });
    } catch (e) {
      this.#wish.end();
      this.#showState();
      showProblem(this.#problem, e.message);
    }
  }
}
