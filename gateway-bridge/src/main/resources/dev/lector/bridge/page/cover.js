// The picture of a book. It is fetched, since a picture's element sends no token.
import { call } from './api.js';
import { el } from './dom.js';

/**
 * An element that shows a book's cover, or the first letter of its title.
 * @param {object} book as GET /books tells it
 * @param {AbortSignal} signal
 */
export function coverOf(book, signal) {
  const place = el('span', { className: 'cover', aria: { hidden: 'true' } }, Array.from(book.title)[0] ?? '');
  if (book.cover) fetchInto(place, `books/${encodeURIComponent(book.id)}/cover`, signal);
  return place;
}

async function fetchInto(place, path, signal) {
  try {
    const picture = await (await call(path, { signal })).blob();
    const url = URL.createObjectURL(picture);
    const image = el('img', { className: 'cover', alt: '', src: url });
    await image.decode().finally(() => URL.revokeObjectURL(url));
    place.replaceWith(image);
  } catch {
    // The letter stays.
  }
}
