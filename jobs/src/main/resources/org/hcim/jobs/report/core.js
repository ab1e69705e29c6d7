// The data, the selected network, and helpers for numbers and elements.
const { report: data, history } = JSON.parse(document.getElementById("data").textContent);
const designs = data.designs;
const events = d3.dispatch("network", "filter", "theme");
const metricOf = new Map(data.metrics.map(metric => [metric.column, metric]));
const parameterOf = new Map(data.parameters.map(parameter => [parameter.column, parameter]));
// Commands other than a sweep renumber the designs that they keep, and a calibration is in the directory only.
const isInDirectory = data.facts.command !== "sweep" || Boolean(JSON.parse(data.facts.specJson).accuracy?.calibrated);
const explainCommand = (index, workload) => `hcim explain ${data.facts.spec} ${index} --workload ${workload}`
  + (isInDirectory ? ` --from ${data.facts.out}` : "");
const compared = data.metrics.filter(metric =>
  ["energy_pj", "latency_ns", "area_mm2", "edap_j_s_mm2"].includes(metric.column));
const state = { network: data.workloads[0], keeps: () => true };

const READOUTS = {
  ternary: { symbol: d3.symbolCircle, label: "HCiM ternary" },
  binary: { symbol: d3.symbolTriangle, label: "HCiM binary" },
  sar: { symbol: d3.symbolSquare, label: "SAR ADC" },
  flash: { symbol: d3.symbolDiamond, label: "Flash ADC" },
  digital: { symbol: d3.symbolCross, label: "Digital array" },
};
const readoutOf = row => value("readout", row) ?? "ternary";
const readoutLabel = name => READOUTS[name]?.label ?? name;

/** A design's value in the table: a number, a string or null. */
function value(column, row) {
  const values = designs[column];
  if (!values) return null;
  const found = values.values[row];
  return found === null || found === undefined ? null : values.levels ? values.levels[found] : found;
}

/** A metric of a design, in the display unit. */
function shown(metric, row) {
  const found = value(metric.column, row);
  return found === null ? null : found * metric.scale;
}

/** An element; strings become text nodes, never markup. */
function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, given] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), given);
    else if (given === true) node.setAttribute(name, "");
    else if (given !== false && given !== null && given !== undefined) node.setAttribute(name, given);
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined).map(String2Node));
  return node;
}
const String2Node = child => (child instanceof Node ? child : document.createTextNode(String(child)));

const body = id => document.querySelector(`#${id} .body`);
const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const SUPERSCRIPT = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

/** A number with three significant digits. */
function number(x) {
  if (x === null || x === undefined || Number.isNaN(x)) return "–";
  if (x === 0) return "0";
  const size = Math.abs(x);
  if (size >= 1e6 || size < 1e-3) {
    const [digits, power] = x.toExponential(2).split("e");
    return `${digits}×10${[...String(Number(power))].map(c => SUPERSCRIPT[c]).join("")}`.replace("-", "−");
  }
  if (size >= 1000) return d3.format(",.0f")(x).replace("-", "−");
  return x.toPrecision(3).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "").replace("-", "−");
}
const count = n => d3.format(",")(n);
const times = x => (x === null ? "–" : `${x < 1.045 ? x.toFixed(2) : x < 9.95 ? x.toFixed(1) : d3.format(",.0f")(x)}×`);
const percent = x => `${(100 * x).toPrecision(2).replace(/\.0$/, "")} %`;
const withUnit = (metric, x) => `${number(x)} ${metric.unit}`;
/** The description of a parameter, with its unit. */
function parameterAbout(column) {
  const parameter = parameterOf.get(column);
  return parameter ? `${parameter.description}${parameter.unit && parameter.unit !== "1" ? ` (${parameter.unit})` : ""}` : column;
}
const plain = x => (typeof x === "number" ? (Number.isInteger(x) ? String(x) : String(+x.toPrecision(4))) : String(x));

function bytes(n) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const step = n > 0 ? Math.min(4, Math.floor(Math.log10(n) / 3)) : 0;
  return `${number(n / 1000 ** step)} ${units[step]}`;
}

function duration(seconds) {
  if (seconds < 90) return `${number(seconds)} s`;
  if (seconds < 5400) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.round((seconds % 3600) / 60)} min`;
}

/** A table; a heading of the form [text, "n"] marks a numeric column. */
function table(caption, heads, rows) {
  const cell = (content, i) => {
    const numeric = Array.isArray(heads[i]);
    return el("td", { class: numeric ? "n" : null }, content ?? "–");
  };
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    el("table", {},
      el("caption", {}, caption),
      el("thead", {}, el("tr", {}, heads.map(head => el("th", { scope: "col", class: Array.isArray(head) ? "n" : null },
        Array.isArray(head) ? head[0] : head)))),
      el("tbody", {}, rows.map(row => el("tr", {}, row.map(cell))))));
}

/** A collapsed table that is created when first opened. */
function tableBehind(title, make) {
  const details = el("details", { class: "behind" }, el("summary", {}, title));
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1) details.append(make());
  });
  return details;
}

/** A drawing as wide as its container; redrawn when the width changes. */
function chart(holder, draw) {
  let width = 0;
  const again = () => {
    width = Math.floor(holder.clientWidth);
    if (width > 0) draw(width);
  };
  new ResizeObserver(() => {
    if (Math.floor(holder.clientWidth) !== width) requestAnimationFrame(again);
  }).observe(holder);
  again();
  return again;
}

/** A new SVG that replaces the content of a container. */
function svg(holder, width, height, label) {
  holder.replaceChildren();
  return d3.select(holder).append("svg").attr("width", width).attr("height", height)
    .attr("viewBox", [0, 0, width, height]).attr("role", "img").attr("aria-label", label);
}

/** Non-overlapping ticks of a log axis: 1, 2, 5 times powers of ten. */
function logTicks(scale, most) {
  const all = scale.ticks();
  const mantissa = x => Math.round(x / 10 ** Math.floor(Math.log10(x) + 1e-9));
  for (const keep of [() => true, x => [1, 2, 5].includes(mantissa(x)), x => [1, 3].includes(mantissa(x)), x => mantissa(x) === 1]) {
    const kept = all.filter(keep);
    if (kept.length <= most && kept.length > 1) return kept;
  }
  return all.filter(x => mantissa(x) === 1);
}

const tip = document.getElementById("tip");
function showTip(x, y, ...content) {
  tip.replaceChildren(...content);
  tip.hidden = false;
  const box = tip.getBoundingClientRect();
  const left = Math.min(Math.max(8, x + 14), window.innerWidth - box.width - 8);
  const above = y - box.height - 14;
  tip.style.left = `${left}px`;
  tip.style.top = `${above > 8 ? above : y + 18}px`;
}
const hideTip = () => { tip.hidden = true; };

/** A drop-down list. */
function select(label, options, chosen, change) {
  const node = el("select", { onchange: event => change(event.target.value) },
    options.map(option => el("option", { value: option.column, selected: option.column === chosen }, option.label)));
  return el("label", { class: "field" }, el("span", {}, label), node);
}

function checkbox(label, checked, change) {
  return el("label", { class: "check" },
    el("input", { type: "checkbox", checked, onchange: event => change(event.target.checked) }), label);
}
