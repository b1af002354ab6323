// Writes MathJax's SVG tree as short markup: no data attributes, no groups that only move things,
// whole numbers (a unit is a thousandth of an em), glyphs named in the order of their use.

const round = (value) => `${Math.round(parseFloat(value)) || 0}`;
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const PLACED = ['x', 'y', 'width', 'height', 'x1', 'y1', 'x2', 'y2', 'rx', 'ry', 'stroke-width'];
const COPIED = ['fill', 'stroke', 'd', 'points', 'viewBox', 'stroke-dasharray'];
const CAN_HAVE_XY = ['use', 'rect', 'svg'];
const DASHES = { 'mjx-dashed': '140', 'mjx-dotted': '0 140' };

function markup(name, attributes, content = '') {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(`${value}`)}"`);
  return `<${name}${list.join('')}${content ? `>${content}</${name}` : '/'}>`;
}

/** Split "translate(a,b) translate(c) scale(s)" into the way moved and what remains. */
function parseTransform(transform) {
  let [x, y, rest] = [0, 0, transform.trim()];
  for (let move; (move = /^translate\(\s*([^,\s)]+)[,\s]*([^)\s]*)\s*\)\s*/.exec(rest)); ) {
    x += parseFloat(move[1]);
    y += parseFloat(move[2]) || 0;
    rest = rest.slice(move[0].length);
  }
  return { x, y, rest: rest.replace(/,\s*/g, ' ').replace(/ 1\)/, ' 1)') };
}

function transformOf(x, y, rest) {
  const [dx, dy] = [round(x), round(y)];
  const move = dy !== '0' ? `translate(${dx} ${dy})` : dx !== '0' ? `translate(${dx})` : '';
  return [move, rest].filter(Boolean).join(' ');
}

class Writer {
  constructor(adaptor, isEmptyGlyph) {
    Object.assign(this, { adaptor, isEmptyGlyph, used: new Set() });
  }

  children(node, x, y) {
    return this.adaptor.childNodes(node).map((child) => this.write(child, x, y)).join('');
  }

  /** Markup of a node whose parents have moved it by (x, y) without a group saying so. */
  write(node, x, y) {
    const kind = this.adaptor.kind(node);
    const given = Object.fromEntries(this.adaptor.allAttributes(node).map((a) => [a.name, `${a.value}`]));
    const own = parseTransform(given.transform ?? '');
    x += own.x;
    y += own.y;
    if (kind === 'g') {
      if (!given.class && !own.rest) return this.children(node, x, y);
      const transform = transformOf(x, y, own.rest);
      const kept = { ...(given.class && { class: given.class }), ...(transform && { transform }) };
      const content = this.children(node, 0, 0);
      return content && markup('g', kept, content);
    }
    const kept = {};
    if (kind === 'use') {
      const id = given.href.slice(1);
      if (this.isEmptyGlyph(id)) return '';
      this.used.add(id);
      kept.href = given.href;
    }
    for (const name of PLACED) if (name in given) kept[name] = round(given[name]);
    for (const name of COPIED) if (name in given) kept[name] = given[name];
    if (given.class?.startsWith('mjx-')) {
      // MathJax leaves these to its style sheet, which a page of ours does not have.
      kept['stroke-width'] = 60;
      if (DASHES[given.class]) kept['stroke-dasharray'] = DASHES[given.class];
      if (kind === 'rect') kept.fill = 'none';
    } else if (given.class) {
      kept.class = given.class;
    }
    if (kind === 'svg') kept.viewBox = given.viewBox.split(' ').map(round).join(' ');
    if (CAN_HAVE_XY.includes(kind) && !own.rest) {
      for (const [name, by] of [['x', x], ['y', y]]) {
        const value = round(parseFloat(given[name] ?? 0) + by);
        delete kept[name];
        if (value !== '0') kept[name] = value;
      }
    } else {
      const transform = transformOf(x, y, own.rest);
      if (transform) kept.transform = transform;
    }
    return markup(kind, kept, this.children(node, 0, 0));
  }

  image(svg) {
    const given = Object.fromEntries(this.adaptor.allAttributes(svg).map((a) => [a.name, `${a.value}`]));
    if (!given.viewBox) throw new Error('formulas as wide as the page (multline) are not supported');
    const attributes = {
      'aria-hidden': 'true',
      focusable: 'false',
      width: given.width,
      height: given.height,
      style: given.style.replace(/: /g, ':').replace(/;$/, ''),
      viewBox: given.viewBox.split(' ').map(round).join(' '),
      fill: 'currentColor',
      stroke: 'currentColor',
      'stroke-width': 3, // MathJax's own: thin strokes of the font look pale on a screen without it
    };
    return markup('svg', attributes, this.write(this.adaptor.firstChild(svg), 0, 0));
  }
}

/**
 * The images of one typeset formula (several if it may break at the end of a line) and the names
 * of the glyphs they use.
 */
export function compact(adaptor, images, isEmptyGlyph) {
  const writer = new Writer(adaptor, isEmptyGlyph);
  const svg = images.map((image) => writer.image(image)).join(' ');
  return { svg, used: [...writer.used] };
}
