// How numbers are worded for people.

/** Seconds as minutes and seconds: 75 is 1:15. */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds + 0.05));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const two = n => String(n).padStart(2, '0');
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Milliseconds as people say them: 840 ms, 2.4 s. */
export function duration(ms) {
  return ms < 1000 ? `${Math.round(ms)} ms` : ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : clock(ms / 1000);
}

/** About how long something is, for people: 40 s, 12 min, 3 h 05 min. */
export function span(seconds) {
  if (seconds < 59.5) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** How large a file is. */
export const bytes = n => n < 1_000_000 ? `${Math.max(1, Math.round(n / 1000))} kB` : `${(n / 1_000_000).toFixed(1)} MB`;

const languages = new Intl.DisplayNames(['en'], { type: 'language' });

/** A language by its tag; the tag itself where it is none. */
export function language(tag) {
  try {
    return tag && languages.of(tag);
  } catch {
    return tag;
  }
}

/** A number with separators. */
export const count = n => Number(n).toLocaleString('en');

/** A number and a noun: 1 voice, 2 voices. */
export const many = (n, noun) => `${count(n)} ${noun}${n === 1 ? '' : 's'}`;

/** When something was, as the browser writes it. */
export const moment = time => new Date(time).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });

/** A file name from a text's first words. */
export function fileName(text, extension) {
  const words = text.replace(/<[^>]*>/g, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return `${words.slice(0, 40).trim() || 'speech'}.${extension}`;
}
