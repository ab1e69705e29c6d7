// The front among all designs: any two metrics.
const scatter = { x: null, y: null, density: true, samples: true, baseline: true, at: -1, points: [] };
const frontOf = front => front?.networks.find(network => network.workload === state.network) ?? null;
const samplesHere = () => data.samples.filter(row => value("workload", row) === state.network);

function drawFront() {
  const holder = body("front");
  const objectives = data.front ? data.front.objectives.map(o => o.split(":")[0]).filter(c => metricOf.has(c)) : [];
  const order = [...objectives, ...data.metrics.map(metric => metric.column)];
  if (data.metrics.length < 2) {
    holder.append(el("p", {}, "No design has results."));
    return;
  }
  scatter.x = order[0];
  scatter.y = order.find(column => column !== order[0]);
  const plot = el("div", { class: "plot", id: "scatter" });
  const facts = el("p", { class: "lead", id: "front-facts" });
  const axis = name => select(name === "x" ? "Across" : "Up", data.metrics, scatter[name], column => {
    scatter[name] = column;
    again();
  });
  const layer = (name, label) => checkbox(label, scatter[name], on => {
    scatter[name] = on;
    again();
  });
  holder.append(facts,
    el("div", { class: "controls" }, axis("x"), axis("y"), layer("density", "all designs"), layer("samples", "samples"),
      data.baselineFront ? layer("baseline", "baseline’s front") : null),
    legend(), plot,
    el("p", { class: "note", id: "scatter-help" }, "Hover for parameters, click or press Enter for a design’s breakdown. ",
      "With the chart focused, ← and → walk along the front. Squares in gray: how many designs lie there."),
    tableBehind("Table: the front", frontTable));
  const again = chart(plot, width => drawScatter(plot, width));
  const refresh = () => {
    facts.replaceChildren(...frontFacts());
    again();
    holder.querySelectorAll("details.behind").forEach(details => {
      if (details.childElementCount > 1) details.lastElementChild.replaceWith(frontTable());
    });
  };
  facts.replaceChildren(...frontFacts());
  events.on("network.scatter", refresh);
  events.on("filter.scatter", again);
}

function frontFacts() {
  const front = frontOf(data.front);
  if (!data.front) {
    return ["The frontier has not been computed; ", code(`hcim frontier ${data.facts.out}`),
      " computes it, and the next report shows it. Sampled designs and their density are shown."];
  }
  if (!front) return ["No design of this network is on the front."];
  const parts = [el("b", {}, `${count(front.size)} design${front.size === 1 ? "" : "s"}`),
    ` of ${state.network} are not dominated in ${data.front.objectives.map(objectiveWords).join(", ")}`];
  if (front.rows.length < front.size) parts.push(`; every ${Math.ceil(front.size / front.rows.length)}th is shown`);
  parts.push(".");
  if (front.knee !== null) parts.push(" The knee is point ", code(value("config_index", front.knee)), ".");
  if (front.hypervolume !== null) parts.push(` Hypervolume ${front.hypervolume.toPrecision(5)}.`);
  return parts;
}

function objectiveWords(objective) {
  const [column, direction] = objective.split(":");
  const label = metricOf.get(column)?.label.toLowerCase() ?? column;
  return direction === "max" ? `more ${label}` : label === "edap" ? "EDAP" : label;
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
      item(icon(readout.symbol, `mark front ${name}`), readout.label)),
    data.front ? item(icon(d3.symbolCircle, "knee", 110), "knee") : null,
    data.baselineFront ? item(icon(d3.symbolCircle, "mark old"), "baseline’s front") : null);
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
    holder.replaceChildren(el("p", {}, "This network has no such results."));
    return;
  }
  const old = scatter.baseline ? frontOf(data.baselineFront)?.rows ?? [] : [];
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
  const direction = metric => (metric.better === "LESS" ? "less is better" : "more is better");
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
  const front = frontOf(data.front);
  const place = (row, kind) => ({ row, kind, px: x(shown(mx, row) ?? NaN), py: y(shown(my, row) ?? NaN) });
  const visible = point => Number.isFinite(point.px) && Number.isFinite(point.py);
  const onFront = new Set(front?.rows ?? []);
  const samples = scatter.samples ? samplesHere().filter(row => !onFront.has(row)).map(row => place(row, "sample")).filter(visible) : [];
  const fronts = (front?.rows ?? []).map(row => place(row, "front")).filter(visible);
  const befores = old.map(row => place(row, "old")).filter(visible);
  const draw = (className, points, size) => root.append("g").selectAll("path").data(points).join("path")
    .attr("class", p => `mark ${className} ${className === "old" ? "" : readoutOf(p.row)}${state.keeps(p.row) ? "" : " out"}`)
    .attr("transform", p => `translate(${p.px.toFixed(1)},${p.py.toFixed(1)})`).attr("data-row", p => p.row)
    .attr("d", p => d3.symbol(className === "old" ? d3.symbolCircle : READOUTS[readoutOf(p.row)]?.symbol ?? d3.symbolCircle, size)());
  draw("sample", samples, 20);
  draw("old", befores, 90);
  draw("front", fronts, 74);
  const knee = fronts.find(p => p.row === front?.knee);
  if (knee) {
    root.append("circle").attr("class", "knee").attr("cx", knee.px).attr("cy", knee.py).attr("r", 10);
    root.append("text").attr("class", "label halo").attr("x", knee.px + 14).attr("y", knee.py + 4).text("knee");
  }
  scatter.points = [...samples, ...befores, ...fronts].filter(p => p.kind === "old" || state.keeps(p.row));
  scatter.walk = fronts.filter(p => state.keeps(p.row)).sort((a, b) => a.px - b.px || a.py - b.py);
  if (!scatter.walk.length) scatter.walk = samples.filter(p => state.keeps(p.row)).sort((a, b) => a.px - b.px || a.py - b.py);
  scatter.at = -1;
  root.attr("data-kept", fronts.filter(p => state.keeps(p.row)).length);
  root.append("circle").attr("class", "cursor").attr("r", 9).attr("hidden", true);
}

/** The nearest design within a finger's reach; the front before samples. */
function nearest(x, y) {
  const within = kinds => {
    const found = d3.least(scatter.points.filter(p => kinds.includes(p.kind)), p => Math.hypot(p.px - x, p.py - y));
    return found && Math.hypot(found.px - x, found.py - y) < 16 ? found : null;
  };
  return within(["front"]) ?? within(["old"]) ?? within(["sample"]);
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

/** What a design is, in the order of what differs most. */
function designTip(found) {
  const row = found.row;
  const kind = { front: row === frontOf(data.front)?.knee ? "knee of the front" : "on the front", sample: "sampled", old: "baseline’s front" }[found.kind];
  const list = el("dl", {});
  for (const metric of compared) list.append(el("dt", {}, metric.label), el("dd", {}, withUnit(metric, shown(metric, row))));
  for (const parameter of data.parameters) {
    const set = value(parameter.column, row);
    if (set !== null) list.append(el("dt", { class: "p" }, parameter.column), el("dd", { class: "p" }, parameterText(parameter, set)));
  }
  return [el("p", {}, el("b", {}, `Point ${value("config_index", row)}`), ` · ${kind}`), list];
}

const parameterText = (parameter, set) => plain(set) + (parameter.unit && parameter.unit !== "1" ? ` ${parameter.unit}` : "");

function frontTable() {
  const front = frontOf(data.front);
  const rows = front?.rows ?? samplesHere();
  const open = row => el("button", { type: "button", class: "link", onclick: () => openCard(row) }, value("config_index", row));
  return table(`${front ? "The front" : "Sampled designs"} of ${state.network}`,
    [["point", "n"], ...data.metrics.map(m => [`${m.label} ${m.unit}`, "n"]), ...data.parameters.map(p => p.column)],
    rows.map(row => [open(row), ...data.metrics.map(m => number(shown(m, row))),
      ...data.parameters.map(p => { const set = value(p.column, row); return set === null ? "–" : plain(set); })]));
}
