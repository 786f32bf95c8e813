// One book: what is in it, what is left out, and what becomes of it.
import { json } from './api.js';
import { ChapterChoice } from './chapters.js';
import { coverOf } from './cover.js';
import { $, el, showProblem } from './dom.js';
import { NarrationCard } from './narration.js';
import { nameOf } from './voices.js';
import { count, language, many } from './words.js';

export class BookPage {
  #chapters = new ChapterChoice();
  #book;
  #signal;

  constructor() {
    $('book-form').addEventListener('submit', event => this.#narrate(event));
    $('book-pace').addEventListener('input', () => this.#showPace());
    $('book-remove').addEventListener('click', () => {
      $('remove-title').textContent = `Remove “${this.#book.title}”?`;
      $('remove').returnValue = '';
      $('remove').showModal();
    });
    $('remove').addEventListener('close', () => { if ($('remove').returnValue === 'remove') this.#remove(); });
  }

  /**
   * Shows a book.
   * @param {string} id as the address has it
   * @param {AbortSignal} signal ends all that is on its way
   */
  async open(id, signal) {
    this.#signal = signal;
    $('book-problem').replaceChildren();
    $('book-page').hidden = true;
    try {
      const [book, { voices }] = await Promise.all([
        json(`books/${encodeURIComponent(id)}`, undefined, { signal }), json('voices', undefined, { signal }),
      ]);
      this.#show(book, voices);
    } catch (e) {
      if (signal.aborted) return;
      const again = e.status !== 404;
      showProblem($('book-problem'), e.message, again && 'Try again', () => this.open(id, signal));
    }
  }

  #show(book, voices) {
    this.#book = book;
    document.title = `${book.title} · Lector`;
    const facts = [language(book.language), book.format.toUpperCase(), `kept until ${new Date(book.expires_at).toLocaleDateString('en', { dateStyle: 'medium' })}`];
    $('book-head').replaceChildren(coverOf(book, this.#signal), el('div', { className: 'about' },
      el('h1', {}, book.title || 'Without a title'),
      el('p', {}, book.authors.join(', ')),
      el('p', { className: 'muted small' }, facts.filter(Boolean).join(' · '))));
    $('notices').hidden = !book.notices.length;
    $('notices').replaceChildren(...book.notices.map(notice => el('li', {}, notice)));
    $('book-voice').replaceChildren(...voiceOptions(voices, book.language));
    $('voice-hint').hidden = voices.length > 0;
    this.#chapters.show(book.chapters);
    this.#showPace();
    showLeftOut(book);
    $('narrations').replaceChildren(...book.narrations.map(one => new NarrationCard(book, one, this.#signal).element));
    if (book.narrations.length) $('narrations').firstChild.open = true;
    $('book-page').hidden = false;
  }

  #showPace() {
    const pace = Number($('book-pace').value);
    $('book-pace-value').textContent = `${pace.toFixed(2).replace(/0$/, '')}×`;
    this.#chapters.pace(pace);
  }

  async #narrate(event) {
    event.preventDefault();
    const signal = this.#signal;
    $('book-problem').replaceChildren();
    const chapters = this.#chapters.chosen;
    if (!chapters.length) {
      showProblem($('book-problem'), 'No chapter is chosen. Choose at least one.');
      return;
    }
    const voice = $('book-voice').value ? JSON.parse($('book-voice').value) : {};
    const wish = { ...voice, format: $('book-format').value, speed: Number($('book-pace').value), chapters };
    $('narrate').disabled = true;
    try {
      const narration = await json(`books/${encodeURIComponent(this.#book.id)}/narrations`, wish, { signal });
      const card = new NarrationCard(this.#book, narration, signal);
      $('narrations').prepend(card.element);
      card.element.open = true;
      card.element.scrollIntoView({ block: 'nearest' });
      card.element.querySelector('summary').focus();
    } catch (e) {
      if (!signal.aborted) {
        showProblem($('book-problem'), e.message);
        $('book-problem').scrollIntoView({ block: 'nearest' });
      }
    }
    $('narrate').disabled = false;
  }

  async #remove() {
    try {
      await json(`books/${encodeURIComponent(this.#book.id)}`, undefined, { method: 'DELETE' });
      location.hash = 'books';
    } catch (e) {
      showProblem($('book-problem'), e.message);
    }
  }
}

/** Voices of the book's language first; without any choice the bridge chooses. */
function voiceOptions(voices, tag) {
  const base = of => of.split('-')[0].toLowerCase();
  // Whoever chooses a voice of another language wants the book read by its rules.
  const options = (list, fits) => list.map(voice => el('option', {
    value: JSON.stringify({ model_id: voice.model_id, voice: voice.voice, language: fits ? '' : voice.language }),
  }, `${nameOf(voice.voice)} · ${[language(voice.language), voice.model_id].filter(Boolean).join(' · ')}`));
  const fitting = voices.filter(voice => !tag || base(voice.language) === base(tag));
  const others = voices.filter(voice => !fitting.includes(voice));
  const groups = [['Speak the language of the book', fitting], ['Other languages', others]].filter(([, list]) => list.length);
  return [el('option', { value: '' }, 'One that fits the language'),
    ...groups.map(([label, list]) => el('optgroup', { label }, ...options(list, list === fitting)))];
}

function showLeftOut({ left_out: leftOut, chapters }) {
  const titles = new Map(chapters.map(chapter => [chapter.number, chapter.title || `Part ${chapter.number}`]));
  const sum = leftOut.reduce((all, one) => all + one.characters, 0);
  $('left-out').hidden = !leftOut.length;
  $('left-out').replaceChildren(
    el('summary', {}, el('b', {}, `Left out: ${many(sum, 'character')}`)),
    el('ul', {}, ...leftOut.map(one => el('li', {},
      `${one.reason}: ${count(one.characters)}, ${titles.get(one.chapter) ?? 'outside of the chapters'}`,
      ...(one.sample ? [el('q', {}, one.sample)] : [])))));
}
