// Parallel coordinates of the frontier; the selected ranges also filter the scatter plot.
const parallel = { brushes: new Map(), log: new Map(), flip: new Set() };

function drawAxesSection() {
  const holder = body("axes");
  const plot = el("div", { class: "plot" });
  const scroller = el("div", { class: "wide", id: "parallel", tabindex: "0", role: "region", "aria-label": "Parallel coordinates of the frontier" }, plot);
  const facts = el("p", { class: "lead", id: "kept" });
  const clear = el("button", { type: "button", class: "quiet", onclick: () => { parallel.brushes.clear(); filter(); again(); } }, "Clear ranges");
  holder.append(facts, el("div", { class: "controls" }, clear), scroller,
    el("p", { class: "note" }, "One line per design. Drag along an axis to select a range, here and in the scatter plot; click beside the range to clear it. ",
      "The buttons below an axis switch between log and linear scale, and flip it."),
    el("details", { class: "behind" }, el("summary", {}, "Enter ranges as numbers"), el("div", { id: "ranges" })));
  const again = chart(scroller, width => {
    drawParallel(plot, width);
    tell(facts, clear);
  });
  events.on("network.parallel", () => {
    parallel.brushes.clear();
    filter();
    again();
    rangeFields(again);
  });
  events.on("filter.parallel", () => tell(facts, clear));
  rangeFields(again);
}

/** The designs shown as lines: the frontier or, without one, the samples. */
const linesHere = () => frontierOf(data.frontier)?.rows ?? samplesHere();

function tell(facts, clear) {
  const rows = linesHere();
  const kept = rows.filter(state.keeps).length;
  const what = data.frontier ? "Pareto-optimal designs" : "sampled designs";
  facts.textContent = parallel.brushes.size
    ? `${count(kept)} of ${count(rows.length)} ${what} are within the selected ranges.`
    : `${count(rows.length)} ${what}; drag along an axis to select a range.`;
  clear.disabled = !parallel.brushes.size;
}

function filter() {
  const brushes = [...parallel.brushes];
  state.keeps = row => brushes.every(([column, [low, high]]) => {
    const found = position(column, row);
    return found !== null && found >= low && found <= high;
  });
  events.call("filter");
}

/** A design's position on an axis: its number, or the rank of its string among the axis's strings. */
function position(column, row) {
  const found = value(column, row);
  if (found === null) return null;
  const metric = metricOf.get(column);
  if (metric) return found * metric.scale;
  return typeof found === "string" ? levelsOf(column).indexOf(found) : found;
}
const levelsOf = column => [...designs[column].levels].sort(d3.ascending);

/** Objectives first, then the parameters in which these designs differ. */
function axesHere() {
  const rows = linesHere();
  const objectives = data.frontier ? data.frontier.objectives.map(o => o.split(":")[0]) : compared.map(m => m.column);
  const valuesOf = column => [...new Set(rows.map(row => value(column, row)).filter(found => found !== null))];
  const texts = new Set(Object.keys(designs).filter(column => designs[column].levels));
  return [...new Set([...objectives.filter(column => metricOf.has(column)), "readout", ...data.parameters.map(p => p.column)])]
    .filter(column => designs[column] && valuesOf(column).length > 1)
    .map(column => {
      const values = valuesOf(column);
      const text = texts.has(column), metric = metricOf.get(column);
      const few = !text && !metric && values.length <= 10 ? values.sort(d3.ascending) : null;
      const spread = few !== null && few[0] > 0 && few.at(-1) / few[0] >= 4;
      return { column, text, metric, few, log: parallel.log.get(column) ?? (metric?.axis === "LOG" || spread) };
    });
}

function axisScale(axis, rows, range) {
  const positions = rows.map(row => position(axis.column, row)).filter(p => p !== null);
  const ends = parallel.flip.has(axis.column) ? [range[1], range[0]] : range;
  if (axis.text) {
    const levels = levelsOf(axis.column);
    return d3.scaleLinear([-0.4, levels.length - 0.6], ends);
  }
  const [low, high] = d3.extent(positions);
  if (axis.log && low > 0) return d3.scaleLog([low, high === low ? low * 1.1 : high], ends);
  axis.log = false;
  return d3.scaleLinear([low, high === low ? low + 1 : high], ends);
}

function drawParallel(holder, width) {
  const rows = linesHere();
  const axes = axesHere();
  if (rows.length < 2 || axes.length < 2) {
    holder.replaceChildren(el("p", {}, "There are too few distinct designs for a chart."));
    return;
  }
  const gap = Math.max(92, (width - 84) / (axes.length - 1));
  const full = Math.max(width, gap * (axes.length - 1) + 84);
  const height = 380, top = 44, bottom = height - 44, left = 46;
  const root = svg(holder, full, height, `Parallel coordinates of ${rows.length} designs`).attr("class", "parallel");
  axes.forEach((axis, i) => {
    axis.x = left + i * gap;
    axis.scale = axisScale(axis, rows, [bottom, top]);
  });
  const path = row => {
    const points = axes.map(axis => [axis.x, position(axis.column, row)]).map(([x, p], i) => [x, p === null ? null : axes[i].scale(p)]);
    return d3.line().defined(p => p[1] !== null)(points);
  };
  const lines = root.append("g").attr("class", "lines").selectAll("path").data(rows).join("path")
    .attr("d", path).attr("class", row => `${readoutOf(row)}${row === frontierOf(data.frontier)?.knee ? " knee-line" : ""}`)
    .on("pointerenter", (event, row) => {
      d3.select(event.currentTarget).classed("over", true).raise();
      showTip(event.clientX, event.clientY, ...designTip({ row, kind: data.frontier ? "frontier" : "sample" }));
    })
    .on("pointerleave", event => { d3.select(event.currentTarget).classed("over", false); hideTip(); })
    .on("click", (event, row) => openCard(row));
  const shade = () => lines.classed("out", row => !state.keeps(row));
  shade();
  events.on("filter.lines", shade);
  for (const axis of axes) drawAxis(root, axis, holder, width, top, bottom);
}

function drawAxis(root, axis, holder, width, top, bottom) {
  const group = root.append("g").attr("class", "axis").attr("transform", `translate(${axis.x},0)`);
  const levels = axis.text ? levelsOf(axis.column) : null;
  const ticks = levels ? levels.map((_, i) => i) : axis.few ?? (axis.log ? logTicks(axis.scale, 7) : axis.scale.ticks(6));
  group.call(d3.axisLeft(axis.scale).tickValues(ticks).tickFormat(t => (levels ? levels[t] : axis.few ? plain(t) : number(t))).tickSize(4).tickSizeOuter(0));
  const name = axis.metric ? axis.metric.label : axis.column;
  const title = group.append("text").attr("class", "axis-name").attr("text-anchor", "middle").attr("y", 12);
  const words = axis.metric ? [name, axis.metric.unit] : splitName(name);
  if (!axis.metric) title.append("title").text(parameterAbout(axis.column));
  words.forEach((word, i) => title.append("tspan").attr("x", 0).attr("y", 12 + 14 * i).text(word));
  const tool = (label, x, act, pressed) => group.append("text").attr("class", `tool${pressed ? " on" : ""}`).attr("x", x).attr("y", bottom + 28)
    .attr("text-anchor", "middle").attr("tabindex", 0).attr("role", "button").attr("aria-pressed", String(pressed))
    .attr("aria-label", `${label} axis ${name}`).text(label)
    .on("click", act).on("keydown", event => { if (event.key === "Enter" || event.key === " ") { act(); event.preventDefault(); } });
  const redraw = () => drawParallel(holder, width);
  if (!axis.text && axis.scale.domain()[0] > 0) {
    tool("log", -16, () => { parallel.log.set(axis.column, !axis.log); redraw(); }, axis.log);
  }
  tool("flip", axis.text ? 0 : 16, () => {
    parallel.flip.has(axis.column) ? parallel.flip.delete(axis.column) : parallel.flip.add(axis.column);
    redraw();
  }, parallel.flip.has(axis.column));
  brushAxis(group, axis, top, bottom);
}

/** A name of several words, split into two lines. */
function splitName(name) {
  const words = name.split("_");
  if (words.length < 2) return [name];
  const half = Math.ceil(words.length / 2);
  return [`${words.slice(0, half).join("_")}_`, words.slice(half).join("_")];
}

function brushAxis(group, axis, top, bottom) {
  const brush = d3.brushY().extent([[-14, top - 4], [14, bottom + 4]]).on("brush end", event => {
    if (!event.sourceEvent) return;
    if (event.selection) {
      parallel.brushes.set(axis.column, event.selection.map(axis.scale.invert).sort(d3.ascending));
    } else parallel.brushes.delete(axis.column);
    filter();
  });
  const area = group.append("g").attr("class", "brush").attr("data-axis", axis.column).call(brush);
  const kept = parallel.brushes.get(axis.column);
  if (kept) area.call(brush.move, kept.map(axis.scale).sort(d3.ascending));
}

/** Fields to enter ranges by keyboard. */
function rangeFields(again) {
  const holder = document.getElementById("ranges");
  holder.replaceChildren(...axesHere().filter(axis => !axis.text).map(axis => {
    const rows = linesHere();
    const [low, high] = d3.extent(rows.map(row => position(axis.column, row)).filter(p => p !== null));
    const field = (label, at, fallback) => el("label", { class: "field" }, el("span", {}, label),
      el("input", { type: "number", step: "any", placeholder: plain(fallback), onchange: event => {
        const kept = [...(parallel.brushes.get(axis.column) ?? [low, high])];
        kept[at] = event.target.value === "" ? fallback : Number(event.target.value);
        parallel.brushes.set(axis.column, kept);
        filter();
        again();
      } }));
    const unit = axis.metric ? `, ${axis.metric.unit}` : "";
    return el("fieldset", { class: "controls" }, el("legend", {}, (axis.metric?.label ?? axis.column) + unit),
      field("from", 0, low), field("to", 1, high));
  }));
}
