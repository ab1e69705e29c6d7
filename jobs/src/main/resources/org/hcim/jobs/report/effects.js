// Main effects: the influence of one parameter on a metric, averaged over all others.
const effects = { metric: "edap_j_s_mm2" };

function drawEffects() {
  const holder = body("effects");
  if (!data.effects.length) {
    holder.append(el("p", {}, "No parameter differs among the designs with results."));
    return;
  }
  const plot = el("div", { class: "plot" });
  const again = () => redraw();
  holder.append(
    el("p", { class: "lead" }, "Each dot is one value of a parameter: the geometric mean of the metric over the designs with that value, divided by that over all designs. ",
      "A longer line means a larger effect. ",
      shareLead()),
    el("div", { class: "controls" }, select("Metric", compared, effects.metric, column => { effects.metric = column; again(); })),
    plot, tableBehind("Table: effects", effectsTable));
  const redraw = chart(plot, width => drawStrips(plot, width));
  events.on("network.effects", () => {
    again();
    holder.querySelectorAll("details.behind").forEach(details => {
      if (details.childElementCount > 1) details.lastElementChild.replaceWith(effectsTable());
    });
  });
}

function effectsHere() {
  const at = compared.findIndex(metric => metric.column === effects.metric);
  return data.effects.filter(effect => effect.workload === state.network).map(effect => {
    const levels = effect.levels.map(level => ({ value: level.value, designs: level.designs, factor: level.factors[at] }))
      .filter(level => level.factor !== null && level.factor > 0);
    const [low, high] = d3.extent(levels, level => level.factor);
    return { parameter: effect.parameter, levels, low, high, range: high / low,
      share: data.importances.find(i => i.workload === state.network && i.parameter === effect.parameter && i.metric === effects.metric) };
  }).filter(effect => effect.levels.length > 1).sort((a, b) => b.range - a.range);
}

/** The designs to which the shares refer, since not all designs vary the same parameters, or why there are no shares. */
function shareLead() {
  const group = data.importances.find(i => i.workload === state.network)?.group;
  return group ? `The share of variance is the part of the variance of the metric’s logarithm that the parameter explains alone, among ${group}.` : data.sharesNote;
}

const shareText = effect => (!effect.share ? "" : effect.share.share === null ? "not identifiable" : percent(effect.share.share));

function drawStrips(holder, width) {
  const rows = effectsHere();
  if (!rows.length) {
    holder.replaceChildren(el("p", {}, "No parameter differs among this network’s designs."));
    return;
  }
  const phone = width < 620;
  const shares = rows.some(effect => effect.share);
  const rowHeight = phone ? 64 : 40, top = 30, left = phone ? 8 : 190, right = shares ? (phone ? 96 : 210) : 64;
  const height = top + rows.length * rowHeight + 30;
  const root = svg(holder, width, height, `Main effects on ${metricOf.get(effects.metric).label} of ${state.network}`);
  const domain = [d3.min(rows, r => r.low), d3.max(rows, r => r.high)];
  const pad = (domain[1] / domain[0]) ** 0.04;
  const x = d3.scaleLog([domain[0] / pad, domain[1] * pad], [left + 10, width - right - 14]);
  root.append("g").attr("class", "axis grid").attr("transform", `translate(0,${top})`)
    .call(d3.axisTop(x).tickValues(logTicks(x, Math.max(3, (width - left - right) / 70))).tickFormat(t => `${number(t)}×`).tickSize(-(rows.length * rowHeight)));
  root.append("line").attr("class", "one").attr("x1", x(1)).attr("x2", x(1)).attr("y1", top).attr("y2", top + rows.length * rowHeight);
  root.append("text").attr("class", "axis-title").attr("x", x(1)).attr("y", height - 10).attr("text-anchor", "middle").text("mean of all designs");
  const strip = root.selectAll("g.strip").data(rows).join("g").attr("class", "strip")
    .attr("transform", (_, i) => `translate(0,${top + (i + (phone ? 0.72 : 0.5)) * rowHeight})`);
  strip.append("text").attr("class", "strip-name").attr("x", phone ? 0 : left - 14).attr("y", phone ? -27 : 4)
    .attr("text-anchor", phone ? "start" : "end").text(r => r.parameter)
    .append("title").text(r => parameterAbout(r.parameter));
  strip.append("text").attr("class", "strip-range").attr("x", width - (shares && !phone ? 150 : shares ? 44 : 0)).attr("y", 4).attr("text-anchor", "end").text(r => times(r.range));
  strip.append("line").attr("class", "span").attr("x1", r => x(r.low)).attr("x2", r => x(r.high));
  strip.each(function (row) { drawLevels(d3.select(this), row, x); });
  root.append("text").attr("class", "axis-title").attr("x", width - (shares && !phone ? 150 : shares ? 44 : 0)).attr("y", top - 10).attr("text-anchor", "end").text("range");
  if (shares) drawShares(root, strip, rows, width, top, phone);
}

function drawLevels(group, row, x) {
  const shade = i => (row.levels.length > 1 ? i / (row.levels.length - 1) : 1);
  group.selectAll("circle").data(row.levels).join("circle").attr("class", "level")
    .attr("cx", level => x(level.factor)).attr("r", 5.5).attr("fill-opacity", (_, i) => 0.25 + 0.75 * shade(i))
    .on("pointerenter", (event, level) => showTip(event.clientX, event.clientY,
      el("p", {}, el("b", {}, `${row.parameter} = ${plain(level.value)}`)),
      el("p", {}, `${metricOf.get(effects.metric).label} ${times(level.factor)} the mean · ${count(level.designs)} designs`)))
    .on("pointerleave", hideTip);
  // Overlapping labels appear only in the tooltip; the labels at the two ends have priority.
  const ends = [row.levels.reduce((a, b) => (a.factor <= b.factor ? a : b)), row.levels.reduce((a, b) => (a.factor > b.factor ? a : b))];
  const taken = [];
  for (const level of [...ends, ...row.levels]) {
    const text = plain(level.value);
    const half = text.length * 3.4 + 5;
    const at = x(level.factor);
    if (taken.some(([from, to]) => at + half > from && at - half < to)) continue;
    taken.push([at - half, at + half]);
    group.append("text").attr("class", "level-name").attr("x", at).attr("y", -9).attr("text-anchor", "middle").text(text);
  }
}

function drawShares(root, strip, rows, width, top, phone) {
  root.append("text").attr("class", "axis-title").attr("x", width).attr("y", top - 10).attr("text-anchor", "end").text(phone ? "share" : "share of variance");
  if (!phone) {
    const bar = d3.scaleLinear([0, 1], [0, 90]);
    strip.filter(r => r.share?.share > 0).append("rect").attr("class", "share").attr("x", width - 136).attr("y", -6).attr("height", 12)
      .attr("width", r => Math.max(1, bar(r.share.share)));
  }
  strip.append("text").attr("class", "strip-share").attr("x", width).attr("y", 4).attr("text-anchor", "end").text(shareText);
}

function effectsTable() {
  const metric = metricOf.get(effects.metric);
  return table(`Main effects on ${metric.label} of ${state.network}`,
    ["parameter", "value", ["designs", "n"], [`${metric.label} ÷ mean`, "n"], ["range", "n"], ["share of variance", "n"]],
    effectsHere().flatMap(effect => effect.levels.map((level, i) => [i ? "" : effect.parameter, plain(level.value), count(level.designs),
      `${number(level.factor)}×`, i ? "" : times(effect.range), i ? "" : shareText(effect) ? `${shareText(effect)} (${effect.share.group})` : "–"])));
}
