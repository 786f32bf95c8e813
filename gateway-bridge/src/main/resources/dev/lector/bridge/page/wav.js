// Reads 16-bit WAV as it comes (RIFF, Microsoft and IBM 1991: chunks of a name, a length and bytes).

const HEADER_LIMIT = 4096;

/** Takes bytes of a WAV file in any pieces, gives samples. */
export class WavReader {
  #rest = new Uint8Array(0);
  #inData = false;

  /** Hz; known with the first samples. */
  sampleRate = 0;

  /**
   * @param {Uint8Array} bytes the next of the file
   * @returns {Int16Array} the next samples, maybe none
   */
  take(bytes) {
    let all = joined(this.#rest, bytes);
    if (!this.#inData) {
      const start = this.#header(all);
      if (start < 0) {
        if (all.length > HEADER_LIMIT) throw new Error('What came is not a WAV file');
        this.#rest = all;
        return new Int16Array(0);
      }
      this.#inData = true;
      all = all.subarray(start);
    }
    const whole = all.length & ~1;
    this.#rest = all.slice(whole);
    return new Int16Array(all.slice(0, whole).buffer);
  }

  /** Where the samples begin; -1 while that has not come. */
  #header(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 12; at + 8 <= bytes.length; at += 8 + view.getUint32(at + 4, true)) {
      const name = String.fromCharCode(...bytes.subarray(at, at + 4));
      if (name === 'data') return at + 8;
      if (name === 'fmt ' && at + 16 <= bytes.length) this.sampleRate = view.getUint32(at + 12, true);
    }
    return -1;
  }
}

function joined(a, b) {
  if (!a.length) return b;
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
