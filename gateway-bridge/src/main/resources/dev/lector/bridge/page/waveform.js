// Draws audio as bars that grow while it is made.

const BUCKETS = 50; // a second
const BAR = 3;
const GAP = 2;

/** The loudness of audio over time, on a canvas. */
export class Waveform {
  #canvas;
  #peaks = [];
  #filled = 0;
  #peak = 0;

  constructor(canvas) {
    this.#canvas = canvas;
  }

  clear() {
    this.#peaks = [];
    this.#filled = 0;
    this.#peak = 0;
  }

  add(samples, rate) {
    const size = Math.round(rate / BUCKETS);
    for (const sample of samples) {
      const loud = Math.abs(sample);
      if (loud > this.#peak) this.#peak = loud;
      if (++this.#filled === size) {
        this.#peaks.push(this.#peak / 32768);
        this.#filled = 0;
        this.#peak = 0;
      }
    }
  }

  /**
   * @param {number} position seconds that were heard
   * @param {number} total seconds that the width stands for
   */
  draw(position, total) {
    const canvas = this.#canvas;
    const scale = devicePixelRatio || 1;
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    if (!width || !height) return;
    if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale);
    if (canvas.height !== Math.round(height * scale)) canvas.height = Math.round(height * scale);
    const style = getComputedStyle(canvas);
    const colours = [style.getPropertyValue('--accent'), style.getPropertyValue('--wave')];
    const pen = canvas.getContext('2d');
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, height);
    const bars = Math.floor((width + GAP) / (BAR + GAP));
    const loudest = this.#peaks.reduce((a, b) => Math.max(a, b), 0.05);
    for (let i = 0; i < bars; i++) {
      const from = Math.floor((i / bars) * total * BUCKETS);
      const to = Math.max(from + 1, Math.floor(((i + 1) / bars) * total * BUCKETS));
      let peak = 0;
      for (let at = from; at < to && at < this.#peaks.length; at++) peak = Math.max(peak, this.#peaks[at]);
      const tall = from < this.#peaks.length ? Math.max(3, (peak / loudest) * height * 0.96) : 2;
      pen.fillStyle = (i + 0.5) / bars <= position / total ? colours[0] : colours[1];
      pen.beginPath();
      pen.roundRect(i * (BAR + GAP), (height - tall) / 2, BAR, tall, BAR / 2);
      pen.fill();
    }
  }
}
