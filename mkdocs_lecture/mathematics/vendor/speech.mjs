// Entry of speech.js: MathML in, words out. Runs in bare V8: no window, no files, no network.
import { setupEngine, engineReady } from 'speech-rule-engine/js/api/control.js';
import { toSpeech } from 'speech-rule-engine/js/api/string.js';

const maps = {};

export function addMap(locale, json) {
  maps[locale] = json;
  return true;
}

// A fraction and a root say where they end, unless they are short.
const style = 'Fraction_EndFrac:Roots_RootEnd';

const custom = async (name) => {
  if (!(name in maps)) throw new Error(`no map for ${name}`);
  return maps[name];
};

/** Resolves when a language can be spoken; its map and "base" have to be added before. */
export async function speakIn(locale) {
  const feature = { locale, domain: 'clearspeak', style, modality: 'speech', markup: 'none', custom };
  // The first call only starts the engine, the second loads the language.
  for (const _ of [1, 2]) {
    await setupEngine(feature);
    await engineReady();
  }
  return locale;
}

export function speak(formulas) {
  return formulas.map((mathml) => toSpeech(mathml));
}
