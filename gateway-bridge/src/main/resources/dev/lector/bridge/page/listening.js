// The card in which a text is heard: sound, waveform, words, where the time went, and the file.
import { $, el, showProblem } from './dom.js';
import { save } from './files.js';
import { Player } from './player.js';
import { report } from './report.js';
import { audioFile, outcome, speak, times } from './speech.js';
import { Transcript } from './transcript.js';
import { Waveform } from './waveform.js';
import { clock, fileName } from './words.js';

const FORMATS = { wav: 'WAV', mp3: 'MP3', opus: 'Opus (Ogg)', aac: 'AAC', flac: 'FLAC' };
const EXTENSIONS = { opus: 'ogg' };
/** Characters a second that people say, to guess a length by. */
const PACE = 15;
const STEP = 5;

export class Listening {
  #player;
  #waveform = new Waveform($('wave-canvas'));
  #transcript = new Transcript($('transcript'), time => this.#seek(time));
  #wish = { text: '' };
  #file;
  #state = '';

  constructor() {
    $('format').replaceChildren(...Object.entries(FORMATS).map(([id, name]) => el('option', { value: id }, name)));
    $('play').addEventListener('click', () => this.#player?.playing ? this.#player.pause() : this.#player?.play());
    $('seek').addEventListener('input', () => this.#seek(Number($('seek').value)));
    $('seek').addEventListener('keydown', event => this.#step(event));
    $('download').addEventListener('click', () => this.#save());
    new ResizeObserver(() => this.#draw()).observe($('wave'));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#draw());
  }

  /**
   * Has a text made and lets it be heard; resolves when all of it is made.
   * @param {object} wish body of POST /text-to-speech
   * @param {number} rate Hz that its audio probably has
   */
  async hear(wish, rate, signal) {
    const started = performance.now();
    let firstSound = 0;
    const player = this.#open(wish, rate);
    // Another text may be asked for before this one is over.
    const current = () => this.#player === player;
    this.#say('Waiting for a worker…');
    try {
      const { id, file } = await speak(wish, signal, {
        begun: () => current() && this.#say('Being made…'),
        audio: (samples, hz) => {
          firstSound ||= performance.now() - started;
          if (current()) this.#add(samples, hz);
        },
        words: words => current() && this.#transcript.add(words),
      });
      if (!current()) return;
      player.finish();
      this.#file = file;
      $('download').disabled = false;
      this.#say('');
      await this.#tell(id, firstSound, signal);
    } catch (e) {
      if (current()) {
        if (signal.aborted || !player.duration) this.close();
        else player.finish();
        this.#say('');
      }
      throw e;
    }
  }

  pause() {
    this.#player?.pause();
  }

  close() {
    this.#player?.close();
    this.#player = undefined;
    $('player').hidden = true;
  }

  #open(wish, rate) {
    this.#player?.close();
    this.#wish = wish;
    this.#file = undefined;
    this.#waveform.clear();
    this.#transcript.show(wish.text);
    for (const id of ['times', 'warnings']) $(id).hidden = true;
    $('download').disabled = true;
    $('player').hidden = false;
    const player = new Player(rate);
    this.#player = player;
    player.addEventListener('change', () => this.#changed());
    player.addEventListener('ended', () => this.#transcript.end());
    player.play();
    const follow = () => {
      if (this.#player !== player) return;
      if (player.playing) this.#show();
      requestAnimationFrame(follow);
    };
    follow();
    return player;
  }

  #add(samples, rate) {
    this.#player.append(samples, rate);
    this.#waveform.add(samples, rate);
    this.#draw();
  }

  /** What is known when all is made. */
  async #tell(id, firstSound, signal) {
    if (!this.#transcript.timed) this.#transcript.add(await times(id));
    // The audio is there, whatever becomes of what is told about it.
    const job = await outcome(id, signal).catch(() => ({}));
    if (job.timings) {
      $('times').replaceChildren(...report(job, firstSound));
      $('times').hidden = false;
    }
    $('warnings').replaceChildren(...(job.warnings ?? []).map(warning => el('li', {}, warning)));
    $('warnings').hidden = !job.warnings?.length;
    this.#show();
  }

  #seek(time) {
    this.#player?.seek(time);
    this.#show();
  }

  /** Keys that pages know from players; the slider's own steps are too small to hear. */
  #step(event) {
    const by = { ArrowLeft: -STEP, ArrowDown: -STEP, ArrowRight: STEP, ArrowUp: STEP }[event.key];
    if (!by) return;
    event.preventDefault();
    this.#seek((this.#player?.position ?? 0) + by);
  }

  #say(state) {
    this.#state = state;
    this.#changed();
  }

  #changed() {
    const player = this.#player;
    $('player').classList.toggle('playing', Boolean(player?.playing));
    $('play').setAttribute('aria-label', player?.playing ? 'Pause' : 'Play');
    $('player-status').textContent = this.#state;
    $('player-status').hidden = !this.#state;
    this.#show();
  }

  #show() {
    const player = this.#player;
    if (!player) return;
    const { position } = player;
    const total = this.#total();
    $('clock').textContent = player.complete ? `${clock(position)} / ${clock(total)}` : clock(position);
    $('seek').max = player.duration.toFixed(2);
    $('seek').value = position;
    $('seek').setAttribute('aria-valuetext', `${clock(position)} of ${clock(player.duration)}`);
    if (player.duration) this.#transcript.light(position, player.playing);
    this.#draw();
  }

  /** Seconds: those that are there, or a guess while more come. */
  #total() {
    const { duration, complete } = this.#player;
    const { length } = this.#wish.text;
    const reached = this.#transcript.reached;
    const guess = reached ? (duration * length) / reached : length / PACE / (this.#wish.speed || 1);
    return complete ? duration : Math.max(duration, guess);
  }

  #draw() {
    if (this.#player) this.#waveform.draw(this.#player.position, Math.max(0.5, this.#total()));
  }

  async #save() {
    const format = $('format').value;
    const button = $('download');
    button.disabled = true;
    button.textContent = 'Making it…';
    try {
      const file = format === 'wav' ? this.#file : await audioFile(this.#wish, format);
      save(file, fileName(this.#wish.text, EXTENSIONS[format] ?? format));
    } catch (e) {
      showProblem($('speak-problem'), e.message);
    }
    button.textContent = 'Download';
    button.disabled = false;
  }
}
