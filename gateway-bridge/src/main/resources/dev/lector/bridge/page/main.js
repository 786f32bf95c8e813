// Shows the view that the address names, as #speak, or #books/ID for a place in it.
import { booksView } from './books.js';
import { $ } from './dom.js';
import { farmView } from './farm.js';
import { setUpSignIn } from './signin.js';
import { speakView } from './speak.js';

const views = { speak: speakView, books: booksView, farm: farmView };
const started = new Map();
let shown;
let shownPlace;

function show() {
  const [asked, ...rest] = location.hash.slice(1).split('/');
  const known = Object.hasOwn(views, asked);
  // The link to the content is no view: what is shown stays.
  if (asked && !known && shown) return;
  const name = known ? asked : 'speak';
  const place = known ? rest.join('/') : '';
  if (name === shown && place === shownPlace) return;
  started.get(shown)?.leave?.();
  for (const key of Object.keys(views)) $(key).hidden = key !== name;
  for (const link of document.querySelectorAll('[data-view]')) {
    if (link.dataset.view === name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = `${$(`${name}-title`).textContent} · Lector`;
  if (!started.has(name)) started.set(name, views[name]());
  started.get(name).enter?.(place);
  shown = name;
  shownPlace = place;
}

setUpSignIn();
addEventListener('hashchange', show);
show();
