// Draws figures without a browser. Standard input: one line with the Vega and Vega-Lite scripts, then one line per figure.
// Standard output: one line per figure with its SVG and everything that Vega or Vega-Lite complained about.
const vm = require('vm');
const readline = require('readline');

// node -e makes these global; the scripts would take them for a module system that has Vega.
['module', 'exports', 'require'].forEach(name => delete globalThis[name]);

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
      ready = true;
    }
  }
})();
