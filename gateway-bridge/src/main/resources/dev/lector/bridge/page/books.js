// The view in which a book becomes an audiobook: the shelf, or one book of it.
import { BookPage } from './book.js';
import { $ } from './dom.js';
import { Shelf } from './shelf.js';

export function booksView() {
  const shelf = new Shelf();
  const page = new BookPage();
  let looking;

  return {
    /** @param {string} id of a book; empty for all of them */
    enter(id) {
      looking = new AbortController();
      $('books-shelf').hidden = Boolean(id);
      $('book').hidden = !id;
      if (id) page.open(id, looking.signal);
      else shelf.open(looking.signal);
    },
    leave() {
      looking.abort();
    },
  };
}
