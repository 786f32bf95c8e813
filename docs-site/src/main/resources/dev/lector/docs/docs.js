// Opens the contents where there is room for them, and searches.

const contents = document.getElementById('contents');
const wide = matchMedia('(min-width: 60rem)');
const unfold = () => { contents.open = wide.matches; };
wide.addEventListener('change', unfold);
unfold();

const field = document.getElementById('search');
const found = document.getElementById('found');
const SHOWN = 12;
const AROUND = 60;
let index;

field.hidden = false;

async function parts() {
  index ??= fetch('search.json').then(answer => {
    if (!answer.ok) throw new Error(`The index answers ${answer.status}`);
    return answer.json();
  });
  return index;
}

function element(name, content, properties = {}) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

// Sections in the order of the contents: quick start and how-to pages are what most people look for, the pages behind
// the references (changelog, benchmarks, decisions) what few do.
const OF_SECTION = [3, 3, 2, 2, 1.5, 0.5, 0.5];
const OF_TITLE = 12;
const OF_HEADING = 8;
const OF_TEXT = 2;
const OF_COUNT = 0.5;
const MOST = 8;

// Every word has to be there. Titles and headings weigh more than text, in which a word that comes again weighs a little more.
function score(part, words) {
  let total = 0;
  for (const word of words) {
    const inHeading = part.heading.toLowerCase().includes(word);
    const inTitle = part.page.toLowerCase().includes(word);
    const times = Math.min(MOST, part.text.toLowerCase().split(word).length - 1);
    if (!inHeading && !inTitle && times === 0) return 0;
    // A page is found once by its title, at its beginning.
    const titled = inTitle && part.heading === part.page;
    total += titled ? OF_TITLE : inHeading ? OF_HEADING : 0;
    total += (times > 0 ? OF_TEXT : 0) + OF_COUNT * times;
  }
  return total * (OF_SECTION[part.section] ?? 0.5);
}

function excerpt(text, words) {
  const at = Math.max(0, Math.min(...words.map(word => text.toLowerCase().indexOf(word)).filter(i => i >= 0)));
  const start = Number.isFinite(at) ? Math.max(0, at - AROUND) : 0;
  return (start > 0 ? '…' : '') + text.slice(start, start + 3 * AROUND);
}

function show(hits, words) {
  found.replaceChildren(hits.length === 0
    ? element('p', ['Nothing has all of these words.'])
    : element('ul', hits.map(({part}) => element('li', [
      element('a', [
        element('b', [part.heading === part.page ? part.page : `${part.page}: ${part.heading}`]),
        element('span', [excerpt(part.text, words)]),
      ], {href: part.to}),
    ]))));
  found.hidden = false;
}

async function search() {
  const words = field.value.toLowerCase().split(/\s+/).filter(word => word.length > 0);
  if (words.length === 0) {
    found.hidden = true;
    return;
  }
  try {
    const all = await parts();
    show(all.map(part => ({part, points: score(part, words)}))
      .filter(({points}) => points > 0)
      .sort((a, b) => b.points - a.points)
      .slice(0, SHOWN), words);
  } catch (error) {
    index = undefined;
    found.replaceChildren(element('p', [`The search does not work now: ${error.message}`]));
    found.hidden = false;
  }
}

field.addEventListener('input', search);
document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && !found.hidden) {
    found.hidden = true;
    field.focus();
  }
});
found.addEventListener('click', event => {
  if (event.target.closest('a')) found.hidden = true;
});
