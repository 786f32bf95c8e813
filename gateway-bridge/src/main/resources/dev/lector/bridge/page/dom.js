// Builds elements. Text is only ever text: nothing here, or anywhere on the page, reads HTML.

/** An element by its id. */
export const $ = id => document.getElementById(id);

/**
 * Makes an element.
 * @param {string} name of the element
 * @param {object} [settings] properties; `on` has listeners, `data` and `aria` have attributes
 * @param {...(Node|string)} children strings become text
 */
export function el(name, settings = {}, ...children) {
  const node = document.createElement(name);
  const { on = {}, data = {}, aria = {}, ...properties } = settings;
  Object.assign(node, properties);
  Object.assign(node.dataset, data);
  for (const [key, value] of Object.entries(aria)) node.setAttribute(`aria-${key}`, value);
  for (const [event, listener] of Object.entries(on)) node.addEventListener(event, listener);
  node.append(...children);
  return node;
}

/** Takes away what says that something is being loaded: it will not come. */
export function stopLoading(place) {
  for (const waiting of place.querySelectorAll('.loading')) waiting.remove();
}

/** Shows a problem and, if there is something to do about it, a button that does it. */
export function showProblem(place, message, action, what) {
  const card = el('div', { className: 'problem-card' }, el('p', {}, message));
  if (action) card.append(el('button', { type: 'button', on: { click: what } }, action));
  place.replaceChildren(card);
}
