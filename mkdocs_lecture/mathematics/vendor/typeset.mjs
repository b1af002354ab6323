// Entry of typeset.js: TeX in, compact SVG and MathML out. Runs in bare V8: no window, no files.
import { mathjax } from '@mathjax/src/js/mathjax.js';
import { STATE } from '@mathjax/src/js/core/MathItem.js';
import { SerializedMmlVisitor } from '@mathjax/src/js/core/MmlTree/SerializedMmlVisitor.js';
import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from '@mathjax/src/js/handlers/html.js';
import { TeX } from '@mathjax/src/js/input/tex.js';
import { Configuration } from '@mathjax/src/js/input/tex/Configuration.js';
import { CommandMap } from '@mathjax/src/js/input/tex/TokenMap.js';
import TexError from '@mathjax/src/js/input/tex/TexError.js';
import HtmlMethods from '@mathjax/src/js/input/tex/html/HtmlMethods.js';
import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js';
import '@mathjax/src/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import '@mathjax/src/js/input/tex/configmacros/ConfigMacrosConfiguration.js';
import '@mathjax/src/js/input/tex/textmacros/TextMacrosConfiguration.js';
import { SVG } from '@mathjax/src/js/output/svg.js';
import 'lecture:font-parts';
import { compact } from './compact.mjs';

const SWITCHED_OFF = [
  ...['href', 'style', 'cssId', 'data', 'mmlToken'], // a page decides about its own attributes
  ...['tag', 'notag', 'nonumber', 'label', 'ref', 'eqref'], // numbers stand outside the SVG
];

function switchedOff(parser, name) {
  throw new TexError('SwitchedOff', '%1 is switched off on this site', name);
}

new CommandMap('lecture-macros', {
  class: HtmlMethods.Class,
  ...Object.fromEntries(SWITCHED_OFF.map((name) => [name, switchedOff])),
});
Configuration.create('lecture', { handler: { macro: ['lecture-macros'] }, priority: 1 });

class Svg extends SVG {
  // MathJax would fall back to the reader's fonts, whose widths nobody knows at build time.
  unknownText(text) {
    const codes = [...text].map((c) => `U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
    throw new TexError('UnknownGlyph', `no glyph for "${text}" (${codes.join(' ')}) in the bundled font`);
  }
}

// The font parts are all in this bundle already; a missing one ends up in unknownText.
mathjax.asyncLoad = () => null;
mathjax.asyncIsSynchronous = true;

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const visitor = new SerializedMmlVisitor();
let html;

export function setup(macros) {
  const tex = new TeX({
    packages: ['base', 'ams', 'boldsymbol', 'configmacros', 'textmacros', 'lecture'],
    macros,
    tags: 'none',
    // 0.5 and the German 0{,}5 are one number each; the full stop of "1." belongs to the sentence.
    digits: /^(?:[0-9]+(?:(?:\{,\}|\.)[0-9]+)?|\.[0-9]+)/,
    formatError: (_jax, error) => {
      throw error;
    },
  });
  const svg = new Svg({ fontCache: 'global', useXlink: false, linebreaks: { inline: false } });
  html = mathjax.document('', { InputJax: tex, OutputJax: svg });
  return true;
}

function convert(tex, display) {
  const item = new html.options.MathItem(tex, html.inputJax[0], display);
  item.start.node = adaptor.body(html.document);
  item.setMetrics(16, 8, 1e6, 1);
  item.convert(html, STATE.TYPESET);
  const root = item.typesetRoot;
  return { root: item.root, images: adaptor.childNodes(root).filter((n) => adaptor.kind(n) === 'svg') };
}

function typesetOne({ tex, display, breakWiderThan }) {
  const { fontCache, options } = html.outputJax;
  if (!tex.trim()) throw new TexError('Empty', 'the formula is empty');
  let { root, images } = convert(tex, display);
  if (!display && parseFloat(adaptor.getAttribute(images[0], 'width')) > breakWiderThan) {
    options.linebreaks.inline = true;
    ({ root, images } = convert(tex, display));
    options.linebreaks.inline = false;
  }
  const { svg, used } = compact(adaptor, images, (id) => !fontCache.cache.get(id));
  const glyphs = Object.fromEntries(used.map((id) => [id, fontCache.cache.get(id)]));
  return { svg, glyphs, mathml: visitor.visitTree(root) };
}

export function typeset(formulas) {
  return formulas.map((formula) => {
    try {
      return typesetOne(formula);
    } catch (error) {
      // MathJax looks for a letter of a missing alphabet without end.
      if (error instanceof RangeError) return { error: 'a letter that is not in the bundled font' };
      return { error: `${error.message ?? error}` };
    }
  });
}
