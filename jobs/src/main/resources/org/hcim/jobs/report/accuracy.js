// Accuracy against energy: the lowest energy of each readout at each accuracy, network by network.
const isKnown = point => point.loss !== null;
const isEstimate = point => point.evidence === "estimate";
const pointWords = number => `${plain(+number.toFixed(2))} point${+number.toFixed(2) === 1 ? "" : "s"}`;
const lossWords = point => (isKnown(point) ? `${pointWords(point.loss)} (${point.evidence})` : "accuracy unknown");

// The reference accuracies of the losses, with the kinds of their sources if there are several references.
function referenceWords(points) {
  const known = points.filter(point => isKnown(point) && point.top1Pct !== null && !isEstimate(point));
  const references = d3.rollup(known, kinds => [...new Set(kinds.map(point => (point.source ?? "unknown source").replace(/^exact: .* as in /, "").split(":")[0]))].sort().join(", "),
    point => plain(+(point.top1Pct + point.loss).toFixed(2)));
  return [...references].map(([top1Pct, kinds]) => `${top1Pct} %${references.size > 1 ? ` (${kinds})` : ""}`).join("; ");
}

function drawAccuracy() {
  const holder = body("accuracy");
  if (!data.accuracies.length) {
    holder.append(el("p", {}, "No design has a result."));
    return;
  }
  const known = data.accuracies.some(isKnown);
  holder.append(
    el("p", { class: "lead" }, known
      ? ["Lowest energy of each ", term("Readout", "readout"), " at each ", term("Accuracy loss", "accuracy loss"), ": percentage points below the same network with an ideal readout. ",
        "Digital arrays, and ADCs that clip no partial sum, give exact sums and lose no accuracy. ",
        data.maxLoss === null ? "" : `Designs above the dashed line (a loss of at most ${pointWords(data.maxLoss)}) are compared first; `,
        "the strip at the bottom shows designs of unknown accuracy."]
      : "No design has a known accuracy, so the comparison ignores accuracy. Set the key ‘accuracy’ of the spec to add measured accuracy."),
    el("ul", { class: "legend" },
      Object.entries(READOUTS).filter(([name]) => data.accuracies.some(point => point.readout === name)).map(([name, readout]) =>
        el("li", {}, mark(readout.symbol, `mark frontier ${name}`), readout.label)),
      data.accuracies.some(isEstimate) ? el("li", {}, mark(d3.symbolCircle, "mark estimate"), "estimate") : null),
    el("div", { class: "smalls accuracy" }, data.workloads.map(workload => {
      const points = data.accuracies.filter(point => point.workload === workload);
      const references = referenceWords(points);
      const figure = el("figure", {}, el("figcaption", {}, workload,
        references ? el("small", {}, ` ideal readout: ${references}`) : null));
      const plot = el("div", { class: "plot" });
      figure.append(plot);
      queueMicrotask(() => chart(plot, width => accuracyPlot(plot, width, workload, points)));
      return figure;
    })),
    tableBehind("Table: lowest energy by accuracy", () => table("Lowest energy of each readout at each accuracy",
      ["network", ["accuracy %", "n"], "accuracy loss", ["energy µJ", "n"], "design", "source"],
      data.accuracies.map(point => [point.workload, point.top1Pct === null ? "–" : plain(point.top1Pct), lossWords(point),
        number(point.energyPj / 1e6), point.words, point.source ?? "–"]))));
}

function mark(type, className, size = 70) {
  const node = d3.create("svg").attr("width", 16).attr("height", 16).attr("viewBox", "-8 -8 16 16").attr("aria-hidden", "true");
  node.append("path").attr("class", className).attr("d", d3.symbol(type, size)());
  return node.node();
}

function accuracyPlot(holder, width, workload, points) {
  const known = points.filter(isKnown), unknown = points.filter(point => !isKnown(point));
  const strip = unknown.length ? 34 : 0;
  const height = 250 + strip, margin = { top: 28, right: 14, bottom: 38, left: 40 };
  const root = svg(holder, width, height, `Accuracy loss against energy of ${workload}`);
  const energies = points.map(point => point.energyPj / 1e6);
  const x = d3.scaleLog([d3.min(energies) / 1.3, d3.max(energies) * 1.3], [margin.left, width - margin.right]);
  const floor = height - margin.bottom - strip;
  const worst = Math.max(1, d3.max(known, point => point.loss) ?? 0, data.maxLoss ?? 0);
  const best = Math.min(0, d3.min(known, point => point.loss) ?? 0);
  const y = (worst > 20 ? d3.scaleSymlog().constant(4) : d3.scaleLinear())
    .domain([best - 0.06 * (worst - best), worst * 1.08]).range([margin.top, floor]);
  const ticks = worst > 20 ? [0, 2, 4, 10, 20, 50, 90].filter(tick => tick <= worst * 1.08) : d3.ticks(best, worst * 1.08, 5);
  root.append("g").attr("class", "axis grid").attr("transform", `translate(0,${height - margin.bottom})`)
    .call(d3.axisBottom(x).tickValues(logTicks(x, Math.max(2, width / 80))).tickFormat(number).tickSize(-(height - margin.top - margin.bottom)).tickPadding(8));
  root.append("g").attr("class", "axis grid").attr("transform", `translate(${margin.left},0)`)
    .call(d3.axisLeft(y).tickValues(ticks).tickFormat(tick => (tick > 0 ? `−${tick}` : String(Math.abs(tick)))).tickSize(-(width - margin.left - margin.right)).tickPadding(6));
  root.append("text").attr("class", "axis-title").attr("x", 0).attr("y", 14).text("↑ accuracy, points relative to the ideal readout");
  root.append("text").attr("class", "axis-title").attr("x", width - margin.right).attr("y", height - 4).attr("text-anchor", "end").text("energy, µJ ←");
  if (data.maxLoss !== null && known.length) limitLine(root, x.range(), y(data.maxLoss));
  const solid = d3.sort(known.filter(point => !isEstimate(point)), point => point.loss, point => point.energyPj);
  const steps = solid.filter((point, i) => solid.slice(0, i).every(other => other.energyPj > point.energyPj));
  root.append("path").attr("class", "steps")
    .attr("d", d3.line(point => x(point.energyPj / 1e6), point => y(point.loss)).curve(d3.curveStepBefore)(steps));
  if (strip) {
    root.append("rect").attr("class", "strip-back").attr("x", margin.left).attr("y", floor + 4).attr("width", width - margin.left - margin.right).attr("height", strip - 4);
    root.append("text").attr("class", "strip-label").attr("x", margin.left + 6).attr("y", floor + 15).text("accuracy unknown");
  }
  const place = point => [x(point.energyPj / 1e6), isKnown(point) ? y(point.loss) : floor + strip - 10];
  root.append("g").selectAll("path").data(points).join("path")
    .attr("class", point => `mark frontier ${point.readout}${isEstimate(point) ? " estimate" : ""}`)
    .attr("transform", point => `translate(${place(point)})`)
    .attr("d", point => d3.symbol(READOUTS[point.readout]?.symbol ?? d3.symbolCircle, 74)())
    .on("pointerenter", (event, point) => showTip(event.clientX, event.clientY, ...accuracyTip(point)))
    .on("pointerleave", hideTip);
}

function limitLine(root, [left, right], at) {
  root.append("line").attr("class", "limit").attr("x1", left).attr("x2", right).attr("y1", at).attr("y2", at);
  root.append("text").attr("class", "strip-label halo").attr("x", right - 4).attr("y", at - 5).attr("text-anchor", "end").text(`at most ${pointWords(data.maxLoss)} of loss`);
}

function accuracyTip(point) {
  const list = el("dl", {}, el("dt", {}, "Accuracy loss"), el("dd", {}, lossWords(point)));
  if (point.top1Pct !== null) list.append(el("dt", {}, "Accuracy"), el("dd", {}, `${plain(point.top1Pct)} %`));
  list.append(el("dt", {}, "Energy"), el("dd", {}, `${number(point.energyPj / 1e6)} µJ`));
  return [el("p", {}, el("b", {}, point.words)), list, point.source ? el("p", { class: "p" }, point.source) : null].filter(Boolean);
}
