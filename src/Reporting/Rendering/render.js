// Draws figures without a browser. Standard input: one line with the Vega and Vega-Lite scripts, then one line per figure.
// Standard output: one line per figure with its SVG and everything that Vega or Vega-Lite complained about.
const vm = require('vm');
const readline = require('readline');

// node -e makes these global; the scripts would take them for a module system that has Vega.
['module', 'exports', 'require'].forEach(name => delete globalThis[name]);

// Advance widths of Helvetica, Arial and Liberation Sans from space to tilde, in thousandths of the font size (Adobe's font
// metrics). Without a canvas Vega would take each letter for 0.8 of it, and leave gaps where the text is meant to be.
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
  1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
  333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584];

function textWidth(item, text) {
  const line = text == null ? '' : String(text).trim();
  const size = item.fontSize == null ? 11 : +item.fontSize || 0;
  const bold = item.fontWeight === 'bold' || item.fontWeight >= 600 ? 1.07 : 1;
  return Array.from(line).reduce((sum, letter) => sum + (widths[letter.charCodeAt(0) - 32] || 600), 0) * size * bold / 1000;
}

let messages = [];
const add = level => (...parts) => { messages.push(`${level}: ${parts.map(String).join(' ')}`); return logger; };
const quiet = () => logger;
const logger = { level: quiet, error: add('error'), warn: add('warning'), info: quiet, debug: quiet };
console.error = logger.error;
console.warn = logger.warn;

async function draw(figure) {
  messages = [];
  let svg = null;
  try {
    const compiled = vegaLite.compile(figure.specification, { config: figure.config, logger }).spec;
    const view = new vega.View(vega.parse(compiled), { renderer: 'none', logger });
    svg = await view.toSVG();
    view.finalize();
  } catch (error) {
    messages.push(`error: ${error.message}`);
  }

  return { id: figure.id, svg, messages };
}

(async () => {
  let ready = false;
  for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (ready) {
      process.stdout.write(JSON.stringify(await draw(JSON.parse(line))) + '\n');
    } else {
      JSON.parse(line).forEach(script => vm.runInThisContext(script));
      vega.textMetrics.width = textWidth;
      ready = true;
    }
  }
})();
