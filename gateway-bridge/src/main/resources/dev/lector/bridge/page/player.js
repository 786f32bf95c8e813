// Plays samples that are still coming. Times are seconds from the beginning of the audio.

/** How far ahead sources are given to the sound card: more than a tab in the background may sleep. */
const AHEAD = 4;
const TICK = 100;
const LEAD = 0.06;

/** Fires `change` when it starts, stops or waits, and `ended` when all was heard. */
export class Player extends EventTarget {
  #context;
  #pieces = [];
  #sources = new Set();
  #origin = 0; // when the audio's beginning would have been heard, on the context's clock
  #next = 0; // piece that is to be scheduled next
  #position = 0; // while it stands
  #timer = 0;

  /** Seconds that are there. */
  duration = 0;
  /** Whether there is no more to come. */
  complete = false;
  playing = false;
  /** Whether it has heard all there is, and more will come. */
  waiting = false;

  /**
   * To be made while a key or the mouse is pressed, so that the browser lets it be heard.
   * @param {number} rate Hz that is likely, so that nothing has to be resampled
   */
  constructor(rate) {
    super();
    this.#context = new AudioContext({ sampleRate: rate });
    this.#context.resume();
  }

  /** The next samples. */
  append(samples, rate) {
    if (!samples.length) return;
    this.#pieces.push({ samples, rate, start: this.duration });
    this.duration += samples.length / rate;
    if (this.playing) this.#schedule();
  }

  /** There is no more. */
  finish() {
    this.complete = true;
    if (this.playing) this.#schedule();
  }

  get position() {
    if (!this.playing) return this.#position;
    return Math.min(this.duration, Math.max(0, this.#context.currentTime - this.#origin));
  }

  play() {
    if (this.playing) return;
    if (this.complete && this.#position >= this.duration - 0.01) this.#position = 0;
    this.playing = true;
    this.#context.resume();
    this.#from(this.#position);
    this.#timer = setInterval(() => this.#schedule(), TICK);
    this.#changed();
  }

  pause() {
    if (!this.playing) return;
    this.#position = this.position;
    this.#stop();
    this.#changed();
  }

  seek(time) {
    const to = Math.min(Math.max(0, time), this.duration);
    this.#position = to;
    if (this.playing) this.#from(to);
    else this.#changed();
  }

  /** Stops and lets go of the sound card. */
  close() {
    this.#stop();
    this.#pieces = [];
    this.#context.close();
  }

  #from(time) {
    this.#silence();
    this.#origin = this.#context.currentTime + LEAD - time;
    this.#next = this.#pieces.findLastIndex(piece => piece.start <= time);
    this.#next = Math.max(0, this.#next);
    this.#schedule(time);
  }

  #schedule(from = 0) {
    const now = this.#context.currentTime;
    const wasWaiting = this.waiting;
    while (this.#next < this.#pieces.length) {
      const piece = this.#pieces[this.#next];
      const offset = Math.max(0, from - piece.start);
      let at = this.#origin + piece.start + offset;
      if (at > now + AHEAD) break;
      if (at < now) {
        // It came late: what follows is heard later by as much.
        this.#origin += now + LEAD - at;
        at = now + LEAD;
      }
      this.#start(piece, at, offset);
      this.#next++;
    }
    this.waiting = this.#next >= this.#pieces.length && now - this.#origin >= this.duration;
    if (this.waiting && this.complete) this.#end();
    else if (this.waiting !== wasWaiting) this.#changed();
  }

  #start(piece, at, offset) {
    const buffer = this.#context.createBuffer(1, piece.samples.length, piece.rate);
    const channel = buffer.getChannelData(0);
    for (let i = 0; i < channel.length; i++) channel[i] = piece.samples[i] / 32768;
    const source = this.#context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.#context.destination);
    source.onended = () => this.#sources.delete(source);
    source.start(at, offset);
    this.#sources.add(source);
  }

  #end() {
    this.#stop();
    this.#position = this.duration;
    this.#changed();
    this.dispatchEvent(new Event('ended'));
  }

  #stop() {
    this.playing = false;
    this.waiting = false;
    clearInterval(this.#timer);
    this.#silence();
  }

  #silence() {
    for (const source of this.#sources) {
      source.onended = null;
      source.stop();
    }
    this.#sources.clear();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
