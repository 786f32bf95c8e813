// What becomes of a book: followed while it is open, heard by chapters, and saved.
import { call, json } from './api.js';
import { el, showProblem } from './dom.js';
import { save } from './files.js';
import { events } from './sse.js';
import { Wish } from './wish.js';
import { bytes, count, fileName, many, moment, span } from './words.js';
import { nameOf } from './voices.js';

const AGAIN = 2000;
const ENDS = ['done', 'failed', 'cancelled'];
const STATES = {
  queued: 'Waiting for a worker',
  speaking: 'Being spoken',
  paused: 'Paused',
  encoding: 'All is spoken; the audio is being put together',
  done: 'Ready',
  failed: 'Ended without audio',
  cancelled: 'Cancelled',
};

/** A narration, followed while its element is open: one of a book at a time, so few connections are held. */
export class NarrationCard {
  #book;
  #path;
  #signal;
  #following;
  #shown = {};
  #rows = new Map();
  #state = el('p', { role: 'status' });
  #bar = el('progress', { value: 0, max: 1, aria: { label: 'Passages that are spoken' } });
  #counts = el('p', { className: 'muted small' });
  #failures = el('ul', { className: 'failures', hidden: true });
  #problem = el('div', { role: 'alert' });
  #wish = new Wish();
  #pause = el('button', { type: 'button', className: 'pause', hidden: true, on: { click: () => this.#turn() } }, 'Pause');
  #cancel = el('button', { type: 'button', className: 'cancel', hidden: true, on: { click: () => this.#end() } }, 'Cancel');
  #download = el('button', { type: 'button', className: 'primary', hidden: true, on: { click: () => this.#save() } }, 'Download');
  #sound = el('audio', { controls: true, hidden: true });
  #parts = el('ol', { className: 'parts' });

  /**
   * @param {object} book whose narration it is
   * @param {object} narration of which at least the summary is known
   * @param {AbortSignal} signal aborted when nobody looks any more
   */
  constructor(book, narration, signal) {
    this.#book = book;
    this.#path = `books/${encodeURIComponent(book.id)}/narrations/${encodeURIComponent(narration.id)}`;
    this.#signal = signal;
    const voice = narration.voice ? nameOf(narration.voice) : 'Default voice';
    this.element = el('details', { className: 'card narration', name: 'narrations' },
      el('summary', {}, el('h2', {}, `${voice}, ${narration.format.toUpperCase()}`), el('span', { className: 'muted small' }, ` ${moment(narration.created_at)}`)),
      el('div', { className: 'body' }, this.#state, this.#bar, this.#counts, this.#failures,
        el('div', { className: 'go' }, this.#download, this.#pause, this.#cancel), this.#problem, this.#sound, this.#parts));
    this.element.addEventListener('toggle', () => this.#toggle());
    signal.addEventListener('abort', () => { this.#following?.abort(); this.#silence(); });
  }

  #toggle() {
    this.#following?.abort();
    if (!this.element.open) {
      this.#sound.pause();
      return;
    }
    if (ENDS.includes(this.#shown.state)) return;
    this.#following = new AbortController();
    this.#follow(AbortSignal.any([this.#following.signal, this.#signal]));
  }

  async #follow(signal) {
    while (!signal.aborted) {
      try {
        const response = await call(`${this.#path}/events`, { signal });
        for await (const { event, data } of events(response)) {
          if (signal.aborted) return;
          this.#problem.replaceChildren();
          this.#show(data);
          if (event === 'end') return;
        }
      } catch (e) {
        if (signal.aborted) return;
        showProblem(this.#problem, e.message);
        if (e.status === 404) return;
      }
      await new Promise(resolve => setTimeout(resolve, AGAIN));
    }
  }

  #show(narration) {
    this.#shown = narration;
    const { state, passages, failures } = narration;
    const ended = ENDS.includes(state);
    this.#wish.see(state);
    this.#showState();
    this.#bar.max = Math.max(1, passages.total);
    this.#bar.value = passages.done + passages.failed;
    this.#bar.hidden = ended;
    const left = narration.seconds_left ? `, about ${span(narration.seconds_left)} left` : '';
    this.#counts.textContent = state === 'done'
      ? `${bytes(narration.bytes)}, ${many(narration.chapters.length, 'chapter')}`
      : `${count(passages.done)} of ${many(passages.total, 'passage')}${left}`;
    this.#failures.hidden = !failures.length;
    this.#failures.replaceChildren(...failures.map(failure => el('li', {}, failure.text ? `“${failure.text}” ${failure.msg}` : failure.msg)));
    if (state === 'failed') this.#failures.append(el('li', {}, 'Narrate the same once more: only what is missing is spoken.'));
    const focused = [this.#pause, this.#cancel].includes(document.activeElement);
    this.#pause.hidden = ended || state === 'encoding';
    this.#pause.textContent = state === 'paused' ? 'Resume' : 'Pause';
    this.#cancel.hidden = ended;
    this.#download.hidden = state !== 'done';
    if (focused && state === 'encoding' && document.activeElement !== this.#cancel) this.#cancel.focus();
    if (focused && ended) (state === 'done' ? this.#download : this.element.querySelector('summary')).focus();
    for (const chapter of narration.chapters) this.#part(chapter);
  }

  #showState() {
    const words = this.#wish.words || STATES[this.#shown.state];
    // Said once by screen readers: the numbers beside it change all the time.
    if (this.#state.textContent !== words) this.#state.textContent = words;
    for (const button of [this.#pause, this.#cancel]) button.setAttribute('aria-disabled', this.#wish.words !== '');
  }

  #part({ number, title, passages, done, failed }) {
    let row = this.#rows.get(number);
    if (!row) {
      const name = title || `Part ${number}`;
      row = {
        name,
        told: el('span', { className: 'muted small' }),
        listen: el('button', { type: 'button', className: 'quiet', hidden: true, aria: { label: `Listen to ${name}` }, on: { click: () => this.#listen(number) } }, 'Listen'),
      };
      this.#rows.set(number, row);
      this.#parts.append(el('li', {}, el('span', {}, name), row.told, row.listen));
    }
    const whole = done === passages;
    row.told.hidden = whole;
    row.told.textContent = failed ? `${count(failed)} failed` : `${count(done)} of ${count(passages)}`;
    row.listen.hidden = !whole;
  }

  async #listen(number) {
    const { name, listen } = this.#rows.get(number);
    this.#problem.replaceChildren();
    listen.disabled = true;
    listen.textContent = 'Making…';
    try {
      const file = await (await call(`${this.#path}/chapters/${number}/audio`, { signal: this.#signal })).blob();
      this.#silence();
      this.#sound.src = URL.createObjectURL(file);
      this.#sound.setAttribute('aria-label', name);
      this.#sound.hidden = false;
      await this.#sound.play();
    } catch (e) {
      // Another chapter was asked for before this one was heard.
      if (!this.#signal.aborted && e.name !== 'AbortError') showProblem(this.#problem, e.message);
    }
    listen.textContent = 'Listen';
    listen.disabled = false;
  }

  #silence() {
    this.#sound.pause();
    if (this.#sound.src) URL.revokeObjectURL(this.#sound.src);
    this.#sound.removeAttribute('src');
  }

  #turn() {
    const paused = this.#shown.state === 'paused';
    const path = `batches/${encodeURIComponent(this.#shown.batch_id)}/${paused ? 'resume' : 'pause'}`;
    this.#ask(paused ? 'Resuming…' : 'Pausing…', state => state === 'encoding' || (state === 'paused') !== paused, path);
  }

  async #end() {
    const cancelled = await this.#ask('Cancelling…', () => false, `${this.#path}/cancel`);
    if (!cancelled) return;
    this.#wish.end();
    this.#show(cancelled);
    this.#following?.abort();
  }

  /** Asks for something that the narration itself says when it has happened. */
  async #ask(words, done, path) {
    if (this.#wish.words) return null;
    this.#problem.replaceChildren();
    this.#wish.begin(words, state => ENDS.includes(state) || done(state));
    this.#showState();
    try {
      return await json(path, undefined, { method: 'POST', signal: this.#signal });
    } catch (e) {
      if (this.#signal.aborted) return null;
      this.#wish.end();
      this.#showState();
      showProblem(this.#problem, e.message);
      return null;
    }
  }

  async #save() {
    this.#problem.replaceChildren();
    this.#download.disabled = true;
    this.#download.textContent = 'Fetching…';
    try {
      const file = await (await call(`${this.#path}/audio`, { signal: this.#signal })).blob();
      save(file, fileName(this.#book.title, this.#shown.format));
    } catch (e) {
      if (!this.#signal.aborted) showProblem(this.#problem, e.message);
    }
    this.#download.textContent = 'Download';
    this.#download.disabled = false;
  }
}
