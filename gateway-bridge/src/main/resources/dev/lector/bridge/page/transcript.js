// The text as it was written, whose words light up as they are said.
import { el } from './dom.js';

/** Words come in the order in which they are said; places are code points. */
export class Transcript {
  #place;
  #characters = [];
  #rest;
  #upTo = 0;
  #words = [];
  #current = -1;

  /**
   * @param {HTMLElement} place where it is shown
   * @param {function(number)} seek is called with seconds when a word is clicked
   */
  constructor(place, seek) {
    this.#place = place;
    place.addEventListener('click', event => {
      const word = event.target.closest?.('.word');
      if (word) seek(Number(word.dataset.start) / 1000);
    });
  }

  show(text) {
    this.#characters = Array.from(text);
    this.#rest = document.createTextNode(text);
    this.#upTo = 0;
    this.#words = [];
    this.#current = -1;
    this.#place.replaceChildren(this.#rest);
    this.#place.scrollTop = 0;
  }

  /** Whether it knows when any word is said. */
  get timed() {
    return this.#words.length > 0;
  }

  /** Code points of the text that the words so far reach. */
  get reached() {
    return this.#upTo;
  }

  add(words) {
    const nodes = [];
    for (const word of words) {
      const last = this.#words.at(-1);
      if (last && word.start < this.#upTo) {
        // Another word of the same number, or what was told already.
        if (word.start === last.textStart) last.end = Math.max(last.end, word.end_ms);
        continue;
      }
      if (word.start > this.#upTo) nodes.push(this.#text(this.#upTo, word.start));
      const node = el('span', { className: 'word', data: { start: word.start_ms } }, this.#text(word.start, word.end));
      nodes.push(node);
      this.#words.push({ node, textStart: word.start, start: word.start_ms, end: word.end_ms });
      this.#upTo = Math.max(this.#upTo, word.end);
    }
    this.#rest.before(...nodes);
    this.#rest.data = this.#text(this.#upTo);
  }

  /** Lights up what is said at a time, in seconds. */
  light(time, follow) {
    const now = this.#at(time * 1000);
    if (now === this.#current) return;
    const before = this.#current;
    this.#current = now;
    for (let i = Math.max(0, Math.min(now, before)); i <= Math.max(now, before); i++) {
      this.#words[i].node.classList.toggle('said', i < now);
      this.#words[i].node.classList.toggle('now', i === now);
    }
    if (follow && now >= 0) this.#reveal(this.#words[now].node);
  }

  /** All is said. */
  end() {
    this.light(Number.POSITIVE_INFINITY, false);
    if (this.#current >= 0) this.#words[this.#current].node.className = 'word said';
  }

  /** The last word that has begun. */
  #at(ms) {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#words[middle].start <= ms) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The place is positioned, so offsets are within it. */
  #reveal(node) {
    const place = this.#place;
    const top = node.offsetTop;
    if (top < place.scrollTop || top > place.scrollTop + place.clientHeight - 2 * node.offsetHeight) {
      place.scrollTop = top - place.clientHeight / 3;
    }
  }

  #text(from, to) {
    return this.#characters.slice(from, to).join('');
  }
}
