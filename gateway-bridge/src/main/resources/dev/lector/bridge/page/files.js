// Gives files to the person.
import { el } from './dom.js';

/** Has the browser save a file. */
export function save(file, name) {
  const link = el('a', { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
