// Energy and area of designs by component.
const breakdown = { relative: false };
const card = document.getElementById("card");
const COMPONENT_NAMES = { dcim: "DCiM", sample_hold: "sample and hold", shift_add: "shift and add" };
const componentName = key => COMPONENT_NAMES[key] ?? key.replaceAll("_", " ");

/** A design's components of energy or area, in display units. */
function parts(row, what) {
  const scale = what === "energy" ? 1e-6 : 1;
  return data.components.filter(component => what === "energy" || component.area).map(component => ({
    key: component.key, about: component.description,
    amount: (value(what === "energy" ? `energy_${component.key}_pj` : `area_${component.key}_mm2`, row) ?? 0) * scale,
  }));
}
const UNIT = { energy: "µJ", area: "mm²" };

function referencesHere() {
  const here = data.references.filter(reference => reference.workload === state.network);
  const seen = new Map();
  for (const reference of here) {
    const known = seen.get(reference.row);
    if (known) known.name += `, ${reference.name}`;
    else seen.set(reference.row, { ...reference });
  }
  return [...seen.values()];
}

function drawBreakdown() {
  const holder = body("breakdown");
  const bars = el("div", { class: "two" });
  const redraw = () => {
    const references = referencesHere();
    bars.replaceChildren(...["energy", "area"].map(what => barsOf(what, references)));
  };
  holder.append(
    el("p", { class: "lead" }, "Components of the ", term("Knee point", "knee point"), " of the frontier and of the lowest-EDAP design per readout type. Click a bar to open the design.",
      data.maxLoss === null ? "" : ` Where no design of a type is known to have ${data.answer.limit}, the loss of its lowest-EDAP design is given.`),
    el("div", { class: "controls" }, checkbox("show shares", false, on => { breakdown.relative = on; redraw(); })),
    componentLegend(), bars, tableBehind("Table: components", componentTable));
  redraw();
  events.on("network.breakdown", () => {
    redraw();
    holder.querySelectorAll("details.behind").forEach(details => {
      if (details.childElementCount > 1) details.lastElementChild.replaceWith(componentTable());
    });
  });
}

function componentLegend() {
  return el("ul", { class: "legend" }, data.components.map(component =>
    el("li", { title: component.description }, el("i", { class: `swatch c-${component.key}` }), componentName(component.key))));
}

function barsOf(what, references) {
  const totals = references.map(reference => d3.sum(parts(reference.row, what), part => part.amount));
  const most = d3.max(totals) || 1;
  return el("figure", { class: "bars" },
    el("figcaption", {}, what === "energy" ? "Energy of one inference" : "Area of the chip"),
    references.map((reference, i) => el("button", { type: "button", class: "bar-row", onclick: () => openCard(reference.row) },
      el("span", { class: "bar-name" }, reference.name),
      stack(parts(reference.row, what), breakdown.relative ? totals[i] : most, what),
      el("span", { class: "bar-total" }, totalText(reference.row, what)))));
}

const totalText = (row, what) => {
  const metric = metricOf.get(what === "energy" ? "energy_pj" : "area_mm2");
  return withUnit(metric, shown(metric, row));
};

function stack(pieces, whole, what) {
  return el("span", { class: "stack" }, pieces.filter(piece => piece.amount > 0).map(piece => {
    const node = el("i", { class: `c-${piece.key}` });
    node.style.width = `${(100 * piece.amount / whole).toFixed(3)}%`;
    node.addEventListener("pointerenter", event => showTip(event.clientX, event.clientY,
      el("p", {}, el("b", {}, componentName(piece.key)), ` ${number(piece.amount)} ${UNIT[what]}`), el("p", { class: "dim" }, piece.about)));
    node.addEventListener("pointerleave", hideTip);
    return node;
  }));
}

function componentTable() {
  const references = referencesHere();
  const rows = what => data.components.filter(component => what === "energy" || component.area).map(component => [
    `${what} ${componentName(component.key)}`,
    ...references.map(reference => number(parts(reference.row, what).find(part => part.key === component.key).amount))]);
  return table(`Components on ${state.network}, energy in µJ and area in mm²`,
    ["component", ...references.map(reference => [reference.name, "n"])], [...rows("energy"), ...rows("area")]);
}

/** Shows the parameters, results and components of a design, next to the lowest-EDAP HCiM design. */
function openCard(row) {
  hideTip();
  const workload = value("workload", row);
  const best = data.references.find(reference => reference.workload === workload && reference.name.startsWith("HCiM (lowest EDAP)"));
  const isOld = frontierOf(data.baselineFrontier)?.rows.includes(row) ?? false;
  const figures = data.metrics.filter(metric => shown(metric, row) !== null).map(metric => {
    const own = shown(metric, row);
    const ratio = best && best.row !== row && own !== null && shown(metric, best.row) ? own / shown(metric, best.row) : null;
    return [metric.label, withUnit(metric, own), ratio === null ? "–" : `${number(ratio)}×`];
  });
  const parameters = data.parameters.filter(p => value(p.column, row) !== null)
    .map(p => [p.column, parameterText(p, value(p.column, row)), p.description]);
  const compare = [{ row, name: "this design" }, ...(best && best.row !== row ? [{ row: best.row, name: best.name }] : [])];
  card.replaceChildren(
    el("div", { class: "card-head" },
      el("h2", { id: "card-h" }, `Point ${value("config_index", row)} on ${workload}`),
      el("button", { type: "button", class: "quiet", "aria-label": "Close", onclick: () => card.close() }, "✕")),
    el("p", { class: "dim" }, isOld ? "On the baseline’s frontier · " : "", readoutLabel(readoutOf(row))),
    el("div", { class: "card-bars" }, ["energy", "area"].map(what => cardBars(what, compare))),
    el("div", { class: "two" },
      table("Results", ["result", ["value", "n"], ["÷ HCiM", "n"]], figures),
      table("Parameters that vary", ["parameter", ["value", "n"]], parameters.map(p => [el("span", { title: p[2] }, p[0]), p[1]]))),
    tableBehind("Table: components", () => table("Components", ["component", ["energy µJ", "n"], ["area mm²", "n"], "circuits"],
      data.components.map(c => [componentName(c.key), number(parts(row, "energy").find(p => p.key === c.key).amount),
        c.area ? number(parts(row, "area").find(p => p.key === c.key).amount) : "–", c.description]))),
    el("p", {}, "Command that lists every count and unit cost:"),
    el("pre", {}, explainCommand(value("config_index", row), workload)));
  card.showModal();
}

function cardBars(what, compare) {
  const totals = compare.map(design => d3.sum(parts(design.row, what), part => part.amount));
  return el("figure", { class: "bars" },
    el("figcaption", {}, what === "energy" ? "Energy of one inference" : "Area of the chip"),
    compare.map((design, i) => el("div", { class: "bar-row" }, el("span", { class: "bar-name" }, design.name),
      stack(parts(design.row, what), d3.max(totals) || 1, what), el("span", { class: "bar-total" }, totalText(design.row, what)))),
    el("ul", { class: "legend small" }, parts(compare[0].row, what).filter(part => part.amount > 0.02 * totals[0])
      .sort((a, b) => b.amount - a.amount).map(part => el("li", {}, el("i", { class: `swatch c-${part.key}` }),
        `${componentName(part.key)} ${percent(part.amount / totals[0])}`))));
}
card.addEventListener("click", event => { if (event.target === card) card.close(); });
