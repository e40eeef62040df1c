// The page's own behaviour: tables that sort, figures that are drawn when they come near the view, light and dark.
"use strict";

(() => {
  const root = document.documentElement;
  const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
  const theme = () => root.dataset.theme ?? (systemIsDark.matches ? "dark" : "light");

  // --- tables ---------------------------------------------------------------------------------------------------

  const hint = document.querySelector(".hint");
  if (hint) hint.hidden = false;
  const words = new Intl.Collator("en", { numeric: true });

  const keyOf = (row, column, numeric) => {
    const cell = row.cells[column];
    const text = cell.dataset.value ?? cell.textContent;
    if (!numeric) return text;
    return text.trim() === "" ? NaN : Number(text.replaceAll(",", ""));
  };

  // What is undefined stays at the end in both directions.
  const compare = (a, b, numeric, sign) => {
    if (!numeric) return sign * words.compare(a, b);
    if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) - Number.isNaN(b);
    return sign * (a - b);
  };

  const sort = (table, heading) => {
    const numeric = heading.classList.contains("n");
    const current = heading.getAttribute("aria-sort");
    // Numbers are wanted largest first, words from A to Z.
    const next = current === null ? (numeric ? "descending" : "ascending") : current === "ascending" ? "descending" : "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", next);
    const body = table.tBodies[0];
    const rows = [...body.rows].map(row => [keyOf(row, heading.cellIndex, numeric), row]);
    rows.sort(([a], [b]) => compare(a, b, numeric, next === "ascending" ? 1 : -1));
    body.append(...rows.map(([, row]) => row));
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    for (const heading of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => sort(table, heading));
    }
  }

  // --- figures --------------------------------------------------------------------------------------------------

  const figures = [...document.querySelectorAll("figure.vega")];
  const themes = figures.length > 0 ? JSON.parse(document.getElementById("figure-themes").textContent) : {};
  const wanted = new Map();
  const busy = new Set();
  const drawings = new Map();

  const embed = async (figure, name) => {
    const specification = JSON.parse(figure.querySelector("script").textContent);
    const old = drawings.get(figure);
    const result = await vegaEmbed(figure.querySelector(".drawing"), specification, {
      mode: "vega-lite",
      renderer: "svg",
      config: themes[name],
      tooltip: { theme: name },
      downloadFileName: figure.dataset.name,
      actions: { export: true, source: false, compiled: false, editor: false },
    });
    old?.finalize();
    drawings.set(figure, result);
    figure.dataset.theme = name;
    figure.dataset.state = "drawn";
  };

  // One drawing of a figure at a time; a theme that is wanted meanwhile is drawn after it.
  const draw = async (figure, name) => {
    wanted.set(figure, name);
    if (busy.has(figure)) return;
    busy.add(figure);
    try {
      while (figure.dataset.theme !== wanted.get(figure)) await embed(figure, wanted.get(figure));
    } catch (error) {
      figure.dataset.state = "failed";
      const place = figure.querySelector(".drawing");
      place.textContent = `This figure could not be drawn: ${error.message}`;
      place.classList.add("failure");
      console.error(error);
    } finally {
      busy.delete(figure);
    }
  };

  const isDue = figure => figure.dataset.state !== "failed" && wanted.get(figure) !== theme();
  const drawIfDue = figure => isDue(figure) ? draw(figure, theme()) : undefined;

  // Near the view at once; the others one by one while the page is idle, so that it can be printed and searched.
  const whenIdle = window.requestIdleCallback ?? (action => setTimeout(action, 50));
  const drawNext = async () => {
    const next = figures.find(isDue);
    if (!next) return;
    await draw(next, theme());
    whenIdle(drawNext);
  };
  const near = new IntersectionObserver(entries => {
    for (const entry of entries) if (entry.isIntersecting) drawIfDue(entry.target);
  }, { rootMargin: "400px" });
  const drawAgain = () => {
    for (const figure of figures) {
      // Observing anew reports the present position.
      near.unobserve(figure);
      near.observe(figure);
    }
    whenIdle(drawNext);
  };

  // --- light and dark -------------------------------------------------------------------------------------------

  const button = document.getElementById("theme");
  const label = () => {
    button.textContent = theme() === "dark" ? "Light" : "Dark";
    button.setAttribute("aria-label", `Switch to the ${button.textContent.toLowerCase()} theme`);
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = theme() === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("steer-report-theme", root.dataset.theme);
    } catch { /* it holds until the page is closed */ }
    label();
    drawAgain();
  });
  systemIsDark.addEventListener("change", () => {
    label();
    drawAgain();
  });
  label();
  addEventListener("load", () => setTimeout(drawAgain, 0));

  // --- paper ----------------------------------------------------------------------------------------------------

  // Paper is light and shows what is folded; drawing needs no timer, so it is done before the page is laid out.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details.warning:not([open]), .findings details:not([open])")];
    for (const details of folded) details.open = true;
    for (const figure of figures) if (figure.dataset.state !== "failed") draw(figure, "light");
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
    drawAgain();
  });
})();
