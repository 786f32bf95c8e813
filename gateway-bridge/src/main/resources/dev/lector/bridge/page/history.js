// What was said before, in this browser alone: texts and voices, never tokens.
import { $, el } from './dom.js';
import { moment } from './words.js';
import { nameOf } from './voices.js';

const KEY = 'lector.history';
const LIMIT = 30;
const LONGEST = 20_000;

/** Remembers requests, and gives one back when it is clicked. */
export class History {
  #again;

  /** @param {function(object)} again gets the request that is to be used again */
  constructor(again) {
    this.#again = again;
    $('history-clear').addEventListener('click', () => {
      write([]);
      this.show();
      $('text').focus();
    });
  }

  add(wish) {
    if (wish.text.length > LONGEST) return;
    const same = one => one.text === wish.text && one.voice === wish.voice && one.model_id === wish.model_id;
    write([{ ...wish, at: Date.now() }, ...read().filter(one => !same(one))].slice(0, LIMIT));
    this.show();
  }

  show() {
    const all = read();
    $('history').hidden = all.length === 0;
    $('history-list').replaceChildren(...all.map(one => el('li', {},
      el('button', { type: 'button', on: { click: () => this.#again(one) } },
        el('span', { className: 'said-text' }, one.text.slice(0, 120)),
        el('span', { className: 'muted small' }, `${one.voice === undefined ? 'Described' : nameOf(one.voice)} · ${moment(one.at)}`)))));
  }
}

/** Whatever is there may be from an older version, or from somebody else. */
function read() {
  try {
    const all = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(all) ? all.filter(one => typeof one?.text === 'string' && ['string', 'undefined'].includes(typeof one.voice)) : [];
  } catch {
    return [];
  }
}

function write(all) {
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // A full or forbidden storage only means that nothing is remembered.
  }
}
