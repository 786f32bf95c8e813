// Chooses a model and a voice, and lets each be heard.
import { json } from './api.js';
import { $, el } from './dom.js';
import { audioFile } from './speech.js';
import { language } from './words.js';

const ANY = '';

/** A short sentence in some languages; the voice's name comes first. */
const SAMPLES = {
  en: 'Hello, this is how I sound. Shall I read you something?',
  de: 'Hallo, so klinge ich. Soll ich dir etwas vorlesen?',
  es: 'Hola, así sueno yo. ¿Quieres que te lea algo?',
  fr: 'Bonjour, voici ma voix. Voulez-vous que je vous lise quelque chose ?',
  it: 'Ciao, questa è la mia voce. Vuoi che ti legga qualcosa?',
  nl: 'Hallo, zo klink ik. Zal ik je iets voorlezen?',
  pl: 'Cześć, tak brzmi mój głos. Przeczytać ci coś?',
  pt: 'Olá, esta é a minha voz. Quer que eu leia alguma coisa?',
  ru: 'Привет, так звучит мой голос. Прочитать вам что-нибудь?',
  sv: 'Hej, så här låter jag. Ska jag läsa något för dig?',
};

/** The voices there are, and the one that is chosen. */
export class VoicePicker {
  #voices = [];
  #chosen = { model_id: '', voice: '' };
  #sample = new Audio();
  #sampled;
  #problem;
  #changed;

  /**
   * @param {function(Error)} problem is told when a sample cannot be had
   * @param {function()} changed is told when another voice is chosen
   */
  constructor(problem, changed) {
    this.#problem = problem;
    this.#changed = changed;
    $('model').addEventListener('change', () => { this.#showLanguages(); this.#showVoices(); });
    $('language').addEventListener('change', () => this.#showVoices());
    for (const mode of document.querySelectorAll('[name=mode]')) mode.addEventListener('change', () => this.#showMode());
    this.#sample.addEventListener('ended', () => this.#silence());
  }

  /** Reads the list; throws where it cannot be had. */
  async load() {
    this.#voices = (await json('voices')).voices;
    const models = [...new Set(this.#voices.map(voice => voice.model_id))];
    $('model').replaceChildren(...models.map(model => el('option', { value: model }, model)));
    const first = this.#voices.find(voice => voice.default) ?? this.#voices[0];
    if (first) {
      $('model').value = first.model_id;
      this.#chosen = first;
    }
    this.#showLanguages();
    this.#showVoices();
  }

  /** What of a request is about the voice. */
  get wish() {
    const model = { model_id: $('model').value };
    return this.#described ? { ...model, description: $('description').value.trim() } : { ...model, voice: this.#chosen.voice };
  }

  /** Hz that its audio probably has. */
  get sampleRate() {
    return this.#chosen.sample_rate || 24_000;
  }

  get name() {
    return this.#described ? 'the voice you describe' : nameOf(this.#chosen.voice);
  }

  /** Chooses what an earlier request asked for, as far as it is there. */
  choose({ model_id: model, voice, description }) {
    if ([...$('model').options].some(option => option.value === model)) $('model').value = model;
    const described = voice === undefined;
    document.querySelector(`[name=mode][value=${described ? 'describe' : 'choose'}]`).checked = true;
    $('description').value = description ?? '';
    const known = this.#voices.find(one => one.model_id === model && one.voice === voice);
    if (known) this.#chosen = known;
    this.#showMode();
    this.#showLanguages();
    this.#showVoices();
  }

  stopSample() {
    this.#silence();
  }

  get #described() {
    return $('mode-choose').hidden;
  }

  #showMode() {
    const described = document.querySelector('[name=mode]:checked').value === 'describe';
    $('mode-describe').hidden = !described;
    $('mode-choose').hidden = described;
    this.#changed();
  }

  #showLanguages() {
    const spoken = [...new Set(this.#ofModel().map(voice => voice.language))];
    const options = spoken.map(tag => el('option', { value: tag }, language(tag) || 'Not told'));
    if (options.length > 1) options.unshift(el('option', { value: ANY }, 'All languages'));
    $('language').replaceChildren(...options);
    $('language').parentElement.hidden = spoken.length < 2;
  }

  #showVoices() {
    const language = $('language').value;
    const shown = this.#ofModel().filter(voice => language === ANY || voice.language === language);
    if (!shown.includes(this.#chosen)) this.#chosen = shown.find(voice => voice.default) ?? shown[0] ?? this.#chosen;
    $('voices').removeAttribute('aria-busy');
    $('voices').replaceChildren(...shown.map(voice => this.#row(voice)));
    $('voices').querySelector(':checked')?.scrollIntoView?.({ block: 'nearest' });
    this.#changed();
  }

  #ofModel() {
    return this.#voices.filter(voice => voice.model_id === $('model').value);
  }

  #row(voice) {
    const radio = el('input', {
      type: 'radio', name: 'voice', value: voice.voice, checked: voice === this.#chosen,
      on: { change: () => { this.#chosen = voice; this.#changed(); } },
    });
    const play = el('button', {
      type: 'button', className: 'quiet sample', aria: { label: `Sample of ${nameOf(voice.voice)}` },
      on: { click: () => this.#play(voice, play) },
    }, 'Sample');
    return el('div', { className: 'voice-row' },
      el('label', {}, radio, el('span', {},
        el('span', { className: 'voice-name' }, nameOf(voice.voice)),
        el('span', { className: 'voice-kind' }, kindOf(voice)))),
      play);
  }

  async #play(voice, button) {
    const again = this.#sampled === button;
    this.#silence();
    if (again) return;
    this.#sampled = button;
    button.textContent = 'Making…';
    const text = SAMPLES[voice.language.split('-')[0]] ?? SAMPLES.en;
    try {
      const file = await audioFile({ text, model_id: voice.model_id, voice: voice.voice }, 'wav');
      if (this.#sampled !== button) return;
      this.#sample.src = URL.createObjectURL(file);
      button.textContent = 'Stop';
      await this.#sample.play();
    } catch (e) {
      if (this.#sampled !== button) return;
      this.#silence();
      this.#problem(e);
    }
  }

  #silence() {
    this.#sample.pause();
    if (this.#sample.src) URL.revokeObjectURL(this.#sample.src);
    this.#sample.removeAttribute('src');
    if (this.#sampled) this.#sampled.textContent = 'Sample';
    this.#sampled = undefined;
  }
}

/** Kokoro's names begin with a letter each for language and gender: af_heart is Heart. */
export function nameOf(voice) {
  const bare = voice.replace(/^[a-z][fm]_/, '');
  return bare ? bare[0].toUpperCase() + bare.slice(1) : 'The model’s own voice';
}

function kindOf(voice) {
  const parts = [language(voice.language), voice.gender !== 'unknown' && voice.gender];
  return parts.filter(Boolean).join(' · ');
}
