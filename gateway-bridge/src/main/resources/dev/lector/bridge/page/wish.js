// What somebody asked for by a button, said at once and until it is seen to have happened.

/** After which nobody is told any more that something happens which does not. */
const PATIENCE = 15_000;

const IDLE = { words: '', done: () => true, until: 0 };

export class Wish {
  #current = IDLE;

  /** Words to show in place of the state; empty when nothing was asked for. */
  get words() {
    return this.#current.words;
  }

  /**
   * Something was asked for.
   * @param {string} words as "Pausing…"
   * @param {function(string): boolean} done whether a state shows that it has happened
   */
  begin(words, done) {
    this.#current = { words, done, until: Date.now() + PATIENCE };
  }

  /** A state was seen. */
  see(state) {
    if (this.#current.done(state) || Date.now() > this.#current.until) this.#current = IDLE;
  }

  /** It was refused. */
  end() {
    this.#current = IDLE;
  }
}
