// Shows the view that the address names.
import { $ } from './dom.js';
import { farmView } from './farm.js';
import { setUpSignIn } from './signin.js';
import { speakView } from './speak.js';

const views = { speak: speakView, farm: farmView };
const started = new Map();
let shown;

function show() {
  const name = Object.hasOwn(views, location.hash.slice(1)) ? location.hash.slice(1) : shown ?? 'speak';
  if (name === shown) return;
  started.get(shown)?.leave?.();
  for (const key of Object.keys(views)) $(key).hidden = key !== name;
  for (const link of document.querySelectorAll('[data-view]')) {
    if (link.dataset.view === name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = `${$(`${name}-title`).textContent} · Lector`;
  if (!started.has(name)) started.set(name, views[name]());
  started.get(name).enter?.();
  shown = name;
}

setUpSignIn();
addEventListener('hashchange', show);
show();
