// The view in which a text is written and heard.
import { $, el, showProblem, stopLoading } from './dom.js';
import { draft, keepDraft } from './draft.js';
import { History } from './history.js';
import { Listening } from './listening.js';
import { count, many } from './words.js';
import { VoicePicker } from './voices.js';

const EXAMPLES = {
  'A story': 'The lighthouse keeper had not spoken to anyone in weeks. So when somebody knocked, he laughed, put a second cup on the table, and only then remembered that there was no boat due until spring.',
  'Numbers': 'Dr. Smith paid $3.50 at 9:30 on March 3rd, 2024. The train was 12 minutes late, and 1,250 people waited on platform 9.',
  'A notice': 'Good morning! The library opens at ten today. Please return your books at the desk by the window, and mind the wet floor.',
};
const FIRST = 'Hello! I am Lector. Write anything you like here, choose a voice, and press Speak. You will hear it at once, and each word lights up as it is said.';
const FILE_LIMIT = 1 << 20;

/** Characters (code points) that this server takes in one request. */
const LONGEST = Number($('text').dataset.longest);

/** From this part of them on, the number that may be is shown, too. */
const NEAR = 0.8;

export function speakView() {
  const voices = new VoicePicker(e => problem(e.message), hint);
  const listening = new Listening();
  const history = new History(again);
  let running;

  function wish() {
    return { text: $('text').value, ...voices.wish, speed: Number($('pace').value) };
  }

  async function speak(event) {
    event?.preventDefault();
    running?.abort();
    voices.stopSample();
    $('speak-problem').replaceChildren();
    const wanted = wish();
    if (!wanted.text.trim()) {
      problem('There is no text yet. Write something, or choose one of the examples.');
      $('text').focus();
      return;
    }
    const mine = new AbortController();
    running = mine;
    busy(true);
    try {
      await listening.hear(wanted, voices.sampleRate, mine.signal);
      history.add(wanted);
    } catch (e) {
      if (!mine.signal.aborted) problem(e.message, 'Try again', speak);
    } finally {
      if (running === mine) {
        running = undefined;
        busy(false);
      }
    }
  }

  function cancel() {
    running?.abort();
    listening.close();
    $('text').focus();
  }

  function busy(is) {
    const focused = document.activeElement === $('go') || document.activeElement === $('cancel');
    $('go').hidden = is;
    $('cancel').hidden = !is;
    if (focused) (is ? $('cancel') : $('go')).focus();
    hint();
  }

  function hint() {
    $('go-hint').textContent = running ? '' : `with ${voices.name}`;
  }

  function again({ text, speed, ...voice }) {
    $('text').value = text;
    $('pace').value = speed;
    voices.choose(voice);
    showPace();
    showCount();
    speak();
  }

  function problem(message, action, what) {
    showProblem($('speak-problem'), message, action, what);
  }

  function showCount() {
    const length = Array.from($('text').value).length;
    const near = length > LONGEST * NEAR;
    $('text-count').textContent = !length ? '' : near ? `${count(length)} of ${many(LONGEST, 'character')}` : many(length, 'character');
    $('text-over').textContent = length > LONGEST ? `Longer than can be spoken at once. Shorten it to ${many(LONGEST, 'character')}, or add it under Books.` : '';
    keepDraft($('text').value);
  }

  function showPace() {
    $('pace-value').textContent = `${Number($('pace').value).toFixed(2).replace(/0$/, '')}×`;
  }

  function write(text) {
    $('text').value = text;
    showCount();
    $('text').focus();
  }

  async function take(file) {
    if (file.size === 0) {
      problem(`${file.name} is empty. Open a file with text in it.`);
      return;
    }
    if (file.size > FILE_LIMIT) {
      problem(`${file.name} has ${count(Math.ceil(file.size / 1024))} KiB. Up to ${FILE_LIMIT / 1024} KiB can be spoken here; for more, make it a book.`);
      return;
    }
    try {
      write(new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()));
    } catch {
      problem(`${file.name} is not a text in UTF-8. Open a plain text file.`);
    }
  }

  async function load() {
    $('speak-problem').replaceChildren();
    try {
      await voices.load();
    } catch (e) {
      stopLoading($('speak'));
      problem(e.message, 'Try again', load);
    }
  }

  function setUpDrop() {
    const place = $('composer');
    place.addEventListener('dragover', event => { event.preventDefault(); place.classList.add('dropping'); });
    place.addEventListener('dragleave', event => {
      if (!place.contains(event.relatedTarget)) place.classList.remove('dropping');
    });
    place.addEventListener('drop', event => {
      event.preventDefault();
      place.classList.remove('dropping');
      const [file] = event.dataTransfer.files;
      if (file) take(file);
      else if (event.dataTransfer.getData('text/plain')) write(event.dataTransfer.getData('text/plain'));
    });
  }

  $('examples').replaceChildren(...Object.entries(EXAMPLES).map(([name, text]) =>
    el('button', { type: 'button', on: { click: () => write(text) } }, name)));
  $('speak-form').addEventListener('submit', speak);
  $('cancel').addEventListener('click', cancel);
  $('pace').addEventListener('input', showPace);
  $('text').addEventListener('input', showCount);
  $('text').addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) speak(event);
  });
  $('file').addEventListener('change', () => { if ($('file').files[0]) take($('file').files[0]); $('file').value = ''; });
  setUpDrop();
  $('text').value = draft() ?? FIRST;
  showCount();
  showPace();
  history.show();
  load();
  return { leave: () => { voices.stopSample(); listening.pause(); } };
}
