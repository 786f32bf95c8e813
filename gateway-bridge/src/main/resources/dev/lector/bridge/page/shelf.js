// The books of this tenant, and how one is added.
import { json } from './api.js';
import { coverOf } from './cover.js';
import { $, el, showProblem, stopLoading } from './dom.js';
import { moment, span } from './words.js';

/** Takes books in, and lists those that are there. */
export class Shelf {
  #signal;
  #sending;

  constructor() {
    $('book-file').addEventListener('change', () => {
      if ($('book-file').files[0]) this.#take($('book-file').files[0]);
      $('book-file').value = '';
    });
    this.#setUpDrop();
  }

  /** @param {AbortSignal} signal ends all that is on its way */
  async open(signal) {
    this.#signal = signal;
    $('books-problem').replaceChildren();
    $('book-reading').textContent = '';
    try {
      const { books } = await json('books', undefined, { signal });
      this.#show(books);
    } catch (e) {
      if (signal.aborted) return;
      stopLoading($('shelf'));
      showProblem($('books-problem'), e.message, 'Try again', () => this.open(signal));
    }
  }

  #show(books) {
    const items = books.map(book => el('li', {},
      el('a', { className: 'card', href: `#books/${encodeURIComponent(book.id)}` },
        coverOf(book, this.#signal),
        el('span', { className: 'about' },
          el('strong', {}, book.title || 'Without a title'),
          el('span', { className: 'muted small' }, book.authors.join(', ')),
          el('span', { className: 'muted small' }, `About ${span(book.seconds)} · added ${moment(book.created_at)}`)))));
    if (!items.length) items.push(el('li', { className: 'muted none' }, 'No book yet. The first one you add shows up here.'));
    $('shelf').replaceChildren(...items);
  }

  #setUpDrop() {
    const place = $('books-take');
    place.addEventListener('dragover', event => { event.preventDefault(); place.classList.add('dropping'); });
    place.addEventListener('dragleave', event => {
      if (!place.contains(event.relatedTarget)) place.classList.remove('dropping');
    });
    place.addEventListener('drop', event => {
      event.preventDefault();
      place.classList.remove('dropping');
      const [file] = event.dataTransfer.files;
      if (file) this.#take(file);
    });
  }

  /** The format is told by the name: browsers know few media types of books. */
  async #take(file) {
    this.#sending?.abort();
    if (file.size === 0) {
      showProblem($('books-problem'), `${file.name} is empty. Choose the file of a book.`);
      return;
    }
    const mine = new AbortController();
    this.#sending = mine;
    const signal = AbortSignal.any([mine.signal, this.#signal]);
    $('books-problem').replaceChildren();
    $('book-reading').textContent = `Reading ${file.name}…`;
    try {
      const book = await json(`books?name=${encodeURIComponent(file.name)}`, undefined, {
        method: 'POST', body: file, signal, headers: { 'Content-Type': 'application/octet-stream' },
      });
      if (!signal.aborted) location.hash = `books/${encodeURIComponent(book.id)}`;
    } catch (e) {
      if (!signal.aborted) showProblem($('books-problem'), e.message);
    }
    if (this.#sending === mine) $('book-reading').textContent = '';
  }
}
