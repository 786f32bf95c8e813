// Which chapters are narrated, and how long that is.
import { $, el } from './dom.js';
import { count, many, span } from './words.js';

export class ChapterChoice {
  #rows = [];
  #pace = 1;

  constructor() {
    $('chapters-all').addEventListener('click', () => this.#choose(() => true));
    $('chapters-none').addEventListener('click', () => this.#choose(() => false));
    $('chapters').addEventListener('change', () => this.#sum());
  }

  /** @param {object[]} chapters as GET /books/{id} tells them */
  show(chapters) {
    this.#rows = chapters.map(chapter => {
      const box = el('input', { type: 'checkbox', name: 'chapter', value: chapter.number, checked: chapter.selected });
      const length = el('span', { className: 'muted small' });
      const row = el('li', {}, el('label', {}, box, el('b', {}, chapter.title || `Part ${chapter.number}`), length));
      return { chapter, box, length, row };
    });
    $('chapters').replaceChildren(...this.#rows.map(({ row }) => row));
    this.pace(this.#pace);
  }

  /** Everything is as much shorter as it is said faster. */
  pace(pace) {
    this.#pace = pace;
    for (const { chapter, length } of this.#rows) {
      const kind = chapter.kind === 'front-matter' ? ' · front matter' : '';
      length.textContent = `${many(chapter.characters, 'character')} · about ${span(chapter.seconds / pace)}${kind}`;
    }
    this.#sum();
  }

  /** Their numbers. */
  get chosen() {
    return this.#ticked.map(chapter => chapter.number);
  }

  get #ticked() {
    return this.#rows.filter(({ box }) => box.checked).map(({ chapter }) => chapter);
  }

  #choose(which) {
    for (const { box, chapter } of this.#rows) box.checked = which(chapter);
    this.#sum();
  }

  #sum() {
    const sum = of => this.#ticked.reduce((all, chapter) => all + of(chapter), 0);
    $('chosen').textContent = `${count(this.#ticked.length)} of ${many(this.#rows.length, 'chapter')}, `
      + `${many(sum(chapter => chapter.characters), 'character')}, about ${span(sum(chapter => chapter.seconds) / this.#pace)}`;
  }
}
