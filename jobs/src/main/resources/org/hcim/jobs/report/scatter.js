// The frontier and all other designs, plotted over any two metrics.
const scatter = { x: null, y: null, density: true, samples: true, baseline: true, at: -1, points: [] };
const frontierOf = frontier => frontier?.networks.find(network => network.workload === state.network) ?? null;
const samplesHere = () => data.samples.filter(row => value("workload", row) === state.network);

function drawFrontier() {
  const holder = body("frontier");
  const objectives = data.frontier ? data.frontier.objectives.map(o => o.split(":")[0]).filter(c => metricOf.has(c)) : [];
  const order = [...objectives, ...data.metrics.map(metric => metric.column)];
  if (data.metrics.length < 2) {
    holder.append(el("p", {}, "No design has a result."));
    return;
  }
  scatter.x = order[0];
  scatter.y = order.find(column => column !== order[0]);
  const plot = el("div", { class: "plot", id: "scatter" });
  const facts = el("p", { class: "lead", id: "frontier-facts" });
  const axis = name => select(name === "x" ? "X axis" : "Y axis", data.metrics, scatter[name], column => {
    scatter[name] = column;
    again();
  });
  const layer = (name, label) => checkbox(label, scatter[name], on => {
    scatter[name] = on;
    again();
  });
  holder.append(facts,
    el("div", { class: "controls" }, axis("x"), axis("y"), layer("density", "density of all designs"), layer("samples", "sampled designs"),
      data.baselineFrontier ? layer("baseline", "baseline’s frontier") : null),
    legend(), plot,
    el("p", { class: "note", id: "scatter-help" }, "Hover to see a design’s parameters; click or press Enter to open its components. ",
      "When the chart has the focus, ← and → move along the frontier. Gray squares show the number of designs."),
    tableBehind("Table: Pareto-optimal designs", frontierTable));
  const again = chart(plot, width => drawScatter(plot, width));
  const refresh = () => {
    facts.replaceChildren(...frontierFacts());
    again();
    holder.querySelectorAll("details.behind").forEach(details => {
      if (details.childElementCount > 1) details.lastElementChild.replaceWith(frontierTable());
    });
  };
  facts.replaceChildren(...frontierFacts());
  events.on("network.scatter", refresh);
  events.on("filter.scatter", again);
}

function frontierFacts() {
  const frontier = frontierOf(data.frontier);
  if (!data.frontier) {
    return ["The frontier has not been computed. Run ", code(`hcim frontier ${data.facts.out}`),
      " and the report again. Sampled designs and the density of all designs are shown."];
  }
  if (!frontier) return ["The frontier has no design of this network.", ...queryOf(data.frontier)];
  const parts = ["The ", term("Pareto frontier"), ` of ${state.network} in ${data.frontier.objectives.map(objectiveWords).join(", ")} has `,
    el("b", {}, `${count(frontier.size)} design${frontier.size === 1 ? "" : "s"}`)];
  if (frontier.rows.length < frontier.size) parts.push(`; every ${Math.ceil(frontier.size / frontier.rows.length)}th is shown`);
  parts.push(".", ...queryOf(data.frontier));
  if (data.frontier.limit) parts.push(...accuracyOf(frontier));
  if (frontier.knee !== null) parts.push(" ", term("Knee point"), ": design ", code(value("config_index", frontier.knee)), ".");
  if (frontier.hypervolume !== null) parts.push(" ", term("Hypervolume"), `: ${frontier.hypervolume.toPrecision(5)}.`);
  return parts;
}

/** The condition on the compared rows, and the tolerance. */
function queryOf(frontier) {
  return [
    ...(frontier.where ? [" Only rows with ", code(frontier.where), " are compared."] : []),
    ...(frontier.epsilon ? [` It is approximate: omitted designs are better by less than ${frontier.epsilon}.`] : [])];
}

/** The designs that compete, and those excluded for their accuracy. */
function accuracyOf(frontier) {
  const excluded = Object.entries(frontier.excluded).map(([reason, n]) => `${count(n)} of ${reason}`);
  return [frontier.accuracy === "accuracy unknown"
    ? " No design of this network is known to be within the accuracy loss, so designs of unknown accuracy compete."
    : ` Its designs have ${data.frontier.limit}${frontier.accuracy === "accuracy estimated" ? ", all by estimate" : ""}.`,
    ...(excluded.length ? [` Not compared: ${excluded.join(", ")}; `, code(`hcim frontier ${data.facts.out} --max-loss any`), " compares all."] : [])];
}

function objectiveWords(objective) {
  const [column, direction] = objective.split(":");
  const label = metricOf.get(column)?.label.toLowerCase() ?? column;
  return direction === "max" ? `${label} (maximized)` : label === "edap" ? "EDAP" : label;
}

function legend() {
  const present = new Set(designs.readout ? designs.readout.levels : ["ternary"]);
  const item = (drawing, label) => el("li", {}, drawing, label);
  const icon = (type, className, size = 70) => {
    const node = d3.create("svg").attr("width", 16).attr("height", 16).attr("viewBox", "-8 -8 16 16").attr("aria-hidden", "true");
    node.append("path").attr("class", className).attr("d", d3.symbol(type, size)());
    return node.node();
  };
  return el("ul", { class: "legend" },
    Object.entries(READOUTS).filter(([name]) => present.has(name)).map(([name, readout]) =>
      item(icon(readout.symbol, `mark frontier ${name}`), readout.label)),
    data.frontier ? item(icon(d3.symbolCircle, "knee", 110), "knee point") : null,
    data.baselineFrontier ? item(icon(d3.symbolCircle, "mark old"), "baseline’s frontier") : null);
}

function scaleOf(metric, range, extra) {
  let [least, most] = d3.extent([range.least * metric.scale, range.most * metric.scale, ...extra]);
  const log = metric.axis === "LOG" && least > 0;
  if (least === most) [least, most] = log ? [least / 1.1, most * 1.1] : [least - 1, most + 1];
  const scale = log ? d3.scaleLog([least, most]) : d3.scaleLinear([least, most]);
  const pad = log ? (most / least) ** 0.03 : (most - least) * 0.03;
  return scale.domain(log ? [least / pad, most * pad] : [least - pad, most + pad]);
}

function drawScatter(holder, width) {
  const phone = width < 560;
  const height = phone ? 360 : Math.min(540, Math.round(width * 0.5));
  const margin = { top: 14, right: 14, bottom: 46, left: phone ? 48 : 64 };
  const [mx, my] = [metricOf.get(scatter.x), metricOf.get(scatter.y)];
  const ranges = data.ranges[state.network] ?? {};
  if (!ranges[mx.column] || !ranges[my.column]) {
    holder.replaceChildren(el("p", {}, "No design of this network has values for both metrics."));
    return;
  }
  const old = scatter.baseline ? frontierOf(data.baselineFrontier)?.rows ?? [] : [];
  const extra = metric => old.map(row => shown(metric, row)).filter(v => v !== null);
  const x = scaleOf(mx, ranges[mx.column], extra(mx)).range([margin.left, width - margin.right]);
  const y = scaleOf(my, ranges[my.column], extra(my)).range([height - margin.bottom, margin.top]);
  const focused = document.activeElement && holder.contains(document.activeElement);
  const root = svg(holder, width, height, `${my.label} against ${mx.label} of ${state.network}`)
    .attr("tabindex", 0).attr("role", "application").attr("aria-describedby", "scatter-help").attr("class", "scatter");
  drawAxes(root, x, y, mx, my, width, height, margin);
  if (scatter.density) drawDensity(root.append("g").attr("class", "density"), x, y, mx, my, ranges);
  drawMarks(root, x, y, mx, my, old);
  listen(root, width);
  if (focused) root.node().focus({ preventScroll: true });
}

function axisTicks(scale, most) {
  return scale.base ? logTicks(scale, most) : scale.ticks(most);
}

function drawAxes(root, x, y, mx, my, width, height, margin) {
  root.append("g").attr("class", "axis grid").attr("transform", `translate(0,${height - margin.bottom})`)
    .call(d3.axisBottom(x).tickValues(axisTicks(x, Math.max(3, width / 70))).tickFormat(number)
      .tickSize(-(height - margin.top - margin.bottom)).tickPadding(8));
  root.append("g").attr("class", "axis grid").attr("transform", `translate(${margin.left},0)`)
    .call(d3.axisLeft(y).tickValues(axisTicks(y, height / 56)).tickFormat(number)
      .tickSize(-(width - margin.left - margin.right)).tickPadding(6));
  const direction = metric => (metric.better === "LESS" ? "lower is better" : "higher is better");
  root.append("text").attr("class", "axis-title").attr("x", width - margin.right).attr("y", height - 6).attr("text-anchor", "end")
    .text(`${mx.label}, ${mx.unit} · ${direction(mx)} ${mx.better === "LESS" ? "←" : "→"}`);
  root.append("text").attr("class", "axis-title halo").attr("x", margin.left + 8).attr("y", margin.top + 14)
    .text(`${my.better === "LESS" ? "↓" : "↑"} ${my.label}, ${my.unit} · ${direction(my)}`);
}

function drawDensity(group, x, y, mx, my, ranges) {
  const found = data.densities.find(d => d.workload === state.network &&
    (d.x === mx.column && d.y === my.column || d.x === my.column && d.y === mx.column));
  if (!found) return;
  const flipped = found.x !== mx.column;
  const edge = (metric, i) => {
    const { least, most } = ranges[metric.column];
    const part = i / data.bins;
    return metric.scale * (metric.axis === "LOG" ? least * (most / least) ** part : least + (most - least) * part);
  };
  const cells = d3.range(0, found.cells.length, 2).map(i => {
    const [a, b] = [found.cells[i] % data.bins, Math.floor(found.cells[i] / data.bins)];
    return { i: flipped ? b : a, j: flipped ? a : b, n: found.cells[i + 1] };
  });
  const shade = d3.scaleLog([1, Math.max(2, d3.max(cells, cell => cell.n))], [0.06, 0.42]);
  group.selectAll("rect").data(cells).join("rect")
    .attr("x", c => x(edge(mx, c.i)) + 0.5).attr("y", c => y(edge(my, c.j + 1)) + 0.5)
    .attr("width", c => Math.max(1, x(edge(mx, c.i + 1)) - x(edge(mx, c.i)) - 1))
    .attr("height", c => Math.max(1, y(edge(my, c.j)) - y(edge(my, c.j + 1)) - 1))
    .attr("opacity", c => shade(c.n));
}

function drawMarks(root, x, y, mx, my, old) {
  const frontier = frontierOf(data.frontier);
  const place = (row, kind) => ({ row, kind, px: x(shown(mx, row) ?? NaN), py: y(shown(my, row) ?? NaN) });
  const visible = point => Number.isFinite(point.px) && Number.isFinite(point.py);
  const onFrontier = new Set(frontier?.rows ?? []);
  const samples = scatter.samples ? samplesHere().filter(row => !onFrontier.has(row)).map(row => place(row, "sample")).filter(visible) : [];
  const frontiers = (frontier?.rows ?? []).map(row => place(row, "frontier")).filter(visible);
  const befores = old.map(row => place(row, "old")).filter(visible);
  const draw = (className, points, size) => root.append("g").selectAll("path").data(points).join("path")
    .attr("class", p => `mark ${className} ${className === "old" ? "" : readoutOf(p.row)}${state.keeps(p.row) ? "" : " out"}`)
    .attr("transform", p => `translate(${p.px.toFixed(1)},${p.py.toFixed(1)})`).attr("data-row", p => p.row)
    .attr("d", p => d3.symbol(className === "old" ? d3.symbolCircle : READOUTS[readoutOf(p.row)]?.symbol ?? d3.symbolCircle, size)());
  draw("sample", samples, 20);
  draw("old", befores, 90);
  draw("frontier", frontiers, 74);
  const knee = frontiers.find(p => p.row === frontier?.knee);
  if (knee) {
    root.append("circle").attr("class", "knee").attr("cx", knee.px).attr("cy", knee.py).attr("r", 10);
    root.append("text").attr("class", "label halo").attr("x", knee.px + 14).attr("y", knee.py + 4).text("knee point");
  }
  scatter.points = [...samples, ...befores, ...frontiers].filter(p => p.kind === "old" || state.keeps(p.row));
  scatter.walk = frontiers.filter(p => state.keeps(p.row)).sort((a, b) => a.px - b.px || a.py - b.py);
  if (!scatter.walk.length) scatter.walk = samples.filter(p => state.keeps(p.row)).sort((a, b) => a.px - b.px || a.py - b.py);
  scatter.at = -1;
  root.attr("data-kept", frontiers.filter(p => state.keeps(p.row)).length);
  root.append("circle").attr("class", "cursor").attr("r", 9).attr("hidden", true);
}

/** The nearest design within 16 pixels; Pareto-optimal designs before samples. */
function nearest(x, y) {
  const within = kinds => {
    const found = d3.least(scatter.points.filter(p => kinds.includes(p.kind)), p => Math.hypot(p.px - x, p.py - y));
    return found && Math.hypot(found.px - x, found.py - y) < 16 ? found : null;
  };
  return within(["frontier"]) ?? within(["old"]) ?? within(["sample"]);
}

function listen(root) {
  const node = root.node();
  const point = event => nearest(...d3.pointer(event, node));
  const mark = (found, event) => {
    root.select(".cursor").attr("hidden", found ? null : true);
    if (!found) return hideTip();
    root.select(".cursor").attr("cx", found.px).attr("cy", found.py);
    const box = node.getBoundingClientRect();
    showTip(box.left + found.px, box.top + found.py, ...designTip(found));
  };
  root.on("pointermove", event => {
    const found = point(event);
    node.style.cursor = found ? "pointer" : "default";
    mark(found);
  }).on("pointerleave", () => mark(null)).on("click", event => {
    const found = point(event);
    if (found) openCard(found.row);
  }).on("keydown", event => {
    const last = scatter.walk.length - 1;
    const step = { ArrowRight: scatter.at + 1, ArrowLeft: scatter.at - 1, Home: 0, End: last }[event.key];
    if (step !== undefined && last >= 0) {
      scatter.at = Math.max(0, Math.min(last, step));
      mark(scatter.walk[scatter.at]);
      event.preventDefault();
    } else if ((event.key === "Enter" || event.key === " ") && scatter.at >= 0) {
      openCard(scatter.walk[scatter.at].row);
      event.preventDefault();
    } else if (event.key === "Escape") mark(null);
  }).on("blur", () => mark(null));
}

/** The results and parameters of a design. */
function designTip(found) {
  const row = found.row;
  const kind = { frontier: row === frontierOf(data.frontier)?.knee ? "knee point" : "Pareto-optimal", sample: "sampled design", old: "on the baseline’s frontier" }[found.kind];
  const list = el("dl", {});
  for (const metric of compared) list.append(el("dt", {}, metric.label), el("dd", {}, withUnit(metric, shown(metric, row))));
  for (const parameter of data.parameters) {
    const set = value(parameter.column, row);
    if (set !== null) list.append(el("dt", { class: "p" }, parameter.column), el("dd", { class: "p" }, parameterText(parameter, set)));
  }
  return [el("p", {}, el("b", {}, `Point ${value("config_index", row)}`), ` · ${kind}`), list];
}

const parameterText = (parameter, set) => plain(set) + (parameter.unit && parameter.unit !== "1" ? ` ${parameter.unit}` : "");

function frontierTable() {
  const frontier = frontierOf(data.frontier);
  const rows = frontier?.rows ?? samplesHere();
  const open = row => el("button", { type: "button", class: "link", onclick: () => openCard(row) }, value("config_index", row));
  return table(`${frontier ? "Pareto-optimal designs" : "Sampled designs"} of ${state.network}`,
    [["point", "n"], ...data.metrics.map(m => [`${m.label} ${m.unit}`, "n"]), ...data.parameters.map(p => p.column)],
    rows.map(row => [open(row), ...data.metrics.map(m => number(shown(m, row))),
      ...data.parameters.map(p => { const set = value(p.column, row); return set === null ? "–" : plain(set); })]));
}
