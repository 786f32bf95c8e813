// The batches that go on, and those that ended a moment ago.
import { json } from './api.js';
import { $, el, showProblem } from './dom.js';
import { count, many, moment, span } from './words.js';

const STATES = { RUNNING: 'Going on', CANCELLING: 'Being cancelled', FINISHED: 'Finished' };

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
  #state = el('span', { className: 'tag' });
  #bar = el('progress', { max: 1, value: 0 });
  #counts = el('p', { className: 'muted small' });
  #problem = el('div', { role: 'alert' });
  #cancel;

  constructor({ id, opened_at: openedAt }) {
    this.#id = id;
    this.#heading = el('h3', {}, id);
    this.#bar.setAttribute('aria-label', `Progress of ${id}`);
    this.#cancel = el('button', { type: 'button', aria: { label: `Cancel ${id}` }, on: { click: () => this.#end() } }, 'Cancel');
    this.element = el('li', { className: 'card' },
      el('div', { className: 'row' }, this.#heading, this.#state),
      el('p', { className: 'muted small' }, `Since ${moment(openedAt)}`),
      this.#bar, el('div', { className: 'row' }, this.#counts, this.#cancel), this.#problem);
  }

  /** Names it after the book that it is of, and leads there. */
  name(title, book) {
    if (this.#heading.textContent === title) return;
    this.#heading.replaceChildren(el('a', { href: `#books/${encodeURIComponent(book)}` }, title));
    this.#bar.setAttribute('aria-label', `Progress of ${title}`);
    this.#cancel.setAttribute('aria-label', `Cancel ${title}`);
  }

  show(batch) {
    // What was cancelled has ended, but nobody has heard it.
    const ended = batch.done + batch.failed - batch.cancelled;
    const cancelled = batch.state === 'FINISHED' && batch.cancelled > 0;
    this.#state.textContent = cancelled ? 'Cancelled' : STATES[batch.state] ?? batch.state;
    this.#bar.value = batch.items ? ended / batch.items : batch.progress ?? 0;
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
