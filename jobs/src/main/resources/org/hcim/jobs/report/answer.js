// The outcome, the answer, the facts of the run, and HCiM compared with digital and ADC designs.
const outcomeLabel = outcome => outcome.replaceAll("_", " ").toLowerCase();
const badge = outcome => el("span", { class: `badge ${outcome.toLowerCase()}` }, outcomeLabel(outcome));
const isAlarm = verdict => verdict.outcome === "FAIL" || verdict.outcome === "WARN";

function verdictLine() {
  const alarms = data.gates.filter(isAlarm);
  const others = data.gates.filter(verdict => verdict.outcome !== "PASS");
  if (alarms.length) return alarms.map(verdict => `${verdict.gate}: ${verdict.found}`).join("; ");
  const why = others.map(verdict => `${verdict.gate}: ${outcomeLabel(verdict.outcome)}`).join(", ");
  return `${data.gates.length - others.length} of ${data.gates.length} gates pass${why && ` (${why})`}: ${
    count(data.facts.rows)} rows verified, ${count(failedRows())} without a result`;
}
const failedRows = () => data.facts.rows - (data.facts.rowsByStatus.ok ?? 0);

function ratioWords(metric, ratio) {
  if (Math.abs(ratio - 1) < 0.005) return "equal";
  const words = { energy_pj: ["less energy", "more energy"], latency_ns: ["faster", "slower"],
    area_mm2: ["smaller", "larger"], edap_j_s_mm2: ["less EDAP", "more EDAP"] }[metric.column];
  return ratio > 1 ? words[0] : words[1];
}

const edapAt = () => compared.findIndex(metric => metric.column === "edap_j_s_mm2");

/** HCiM's EDAP compared with a rival's, such as 4.6x less EDAP. */
function lead(rival) {
  const ratio = rival.ratios[edapAt()];
  return [times(ratio >= 1 ? ratio : 1 / ratio), ratioWords(compared[edapAt()], ratio)];
}

const isDigital = side => side.name.startsWith("digital ");
const hcimOf = sides => sides.find(side => side.name === "HCiM");

/** HCiM's rivals: the closest ADC and the digital design; undefined without an HCiM design. */
function rivalsOf(sides) {
  const rivals = sides.filter(side => side.ratios.length);
  return { adc: d3.least(rivals.filter(side => !isDigital(side)), side => side.ratios[edapAt()]), digital: rivals.find(isDigital) };
}

/** The card of one network: first at equal accuracy loss, then ignoring accuracy, marked as such. */
function rivalCard(comparison) {
  const { adc, digital } = rivalsOf(comparison.sides);
  const closest = adc ?? digital;
  return el("article", { class: "rival" },
    el("h3", {}, comparison.workload),
    closest ? versusHcim(comparison, adc, digital) : withoutHcim(comparison),
    comparison.same ? null : ignoringAccuracy(comparison));
}

function versusHcim(comparison, adc, digital) {
  const closest = adc ?? digital;
  const [big, words] = lead(closest);
  return [
    el("p", { class: "than" }, comparison.same ? "lowest EDAP: " : `lowest EDAP with ${data.answer.limit}: `, el("b", {}, comparison.winner)),
    el("p", { class: "big" }, big, el("small", {}, words)),
    el("p", { class: "than" }, adc ? "with HCiM than with the closest ADC design: " : "with HCiM than with the digital design: ", el("b", {}, closest.name)),
    el("ul", { class: "three" }, compared.slice(0, 3).map((metric, i) => {
      const ratio = closest.ratios[i];
      return el("li", { class: ratio < 0.995 ? "loses" : null },
        el("b", {}, times(ratio >= 1 ? ratio : 1 / ratio)), " ", ratioWords(metric, ratio));
    })),
    adc && digital ? el("p", { class: "than" }, el("b", {}, lead(digital).join(" ")), ` than with the ${digital.name}`) : null,
    el("p", { class: "than" }, `Accuracy loss: HCiM ${hcimOf(comparison.sides).loss}, ${closest.name} ${closest.loss}`)];
}

function withoutHcim(comparison) {
  const hcim = hcimOf(comparison.ignoringAccuracy);
  const winner = comparison.sides.find(side => side.name === comparison.winner);
  return [
    el("p", { class: "name" }, winner ? winner.name : "No winner"),
    el("p", { class: "than" }, winner
      ? `lowest EDAP with ${data.answer.limit} (${winner.loss})`
      : `No design is known to have ${data.answer.limit}.`),
    hcim && !hcimOf(comparison.sides) ? el("p", { class: "than" }, el("b", {}, "HCiM: "), hcim.loss === "accuracy unknown" ? "accuracy unknown" : `no design is known to be within this loss; accuracy loss of its lowest-EDAP design: ${hcim.loss}`) : null];
}

function ignoringAccuracy(comparison) {
  const { adc, digital } = rivalsOf(comparison.ignoringAccuracy);
  const rival = d3.least([adc, digital].filter(Boolean), side => side.ratios[edapAt()]);
  const winner = comparison.ignoringAccuracy.find(side => side.name === comparison.winnerIgnoringAccuracy);
  if (!winner) return null;
  return el("p", { class: "ignored" }, el("b", { class: "tag" }, "accuracy ignored"), ` ${winner.name} would have the lowest EDAP (${winner.loss})`,
    rival ? `; HCiM has ${lead(rival).join(" ")} than the ${rival.name}` : "", ".");
}

function drawAnswer() {
  document.getElementById("title").textContent = data.title;
  document.getElementById("answer").append(
    el("p", { class: "verdict" }, badge(data.outcome), el("span", { class: "verdict-text" }, verdictLine())),
    el("h1", { id: "sentence" }, data.answer.sentence),
    ...(data.answer.ignoringAccuracy ? [el("p", { class: "second" }, data.answer.ignoringAccuracy)] : []),
    ...(data.keptNote ? [el("p", { class: "second kept" }, data.keptNote)] : []),
    el("div", { class: "rivals" }, data.comparisons.map(rivalCard)),
    el("p", { class: "note" }, term("EDAP"), " = energy × delay × area. Each comparison is between the lowest-EDAP designs of ", term("HCiM"),
      ", of the ", term("Digital readout", "digital design"), " and of each type of ", term("ADC"), ` ${data.keptNote ? "among the kept designs" : "in this sweep"}. Energy and delay (latency) are those of one inference, area is that of the whole chip.`),
    gates());
}

function gates() {
  return el("details", { class: "behind gates", open: data.gates.some(isAlarm) },
    el("summary", {}, `${data.gates.length} gates`),
    table("Gates of this run", ["gate", "outcome", "found", "allowed"],
      data.gates.map(verdict => [el("span", { title: data.gateQuestions[verdict.gate] }, verdict.gate), badge(verdict.outcome),
        verdict.found, verdict.allowed || "–"])));
}

function stat(label, text, note) {
  return el("div", { class: "stat" }, el("dt", {}, label), el("dd", {}, text, note ? el("small", {}, note) : null));
}

function drawRun() {
  const facts = data.facts;
  const rejected = d3.sum(Object.values(facts.rejectedByRule));
  const rate = facts.activeSeconds > 0 ? `${count(Math.round(facts.rows / facts.activeSeconds))} rows/s` : "";
  body("run").append(
    el("dl", { class: "stats" },
      stat("Points planned", count(facts.pointsPlanned), `${facts.chunksDone} of ${facts.chunks} chunks, ${facts.state}`),
      stat("Rejected by constraints", count(rejected), facts.pointsPlanned ? percent(rejected / facts.pointsPlanned) : ""),
      stat("Designs evaluated", count(facts.pointsEvaluated), `on ${data.workloads.length || "no"} network${data.workloads.length === 1 ? "" : "s"}`),
      stat("Rows", count(facts.rows), `${count(failedRows())} without a result`),
      stat("Active time", duration(facts.activeSeconds), rate),
      stat("Table", bytes(facts.bytes), `${number(facts.bytes / Math.max(1, facts.rows))} B per row`)),
    el("details", { class: "behind" }, el("summary", {}, "Identity and provenance"),
      table("Identity and provenance", ["property", "value"], [
        ["sweep", facts.sweepId], ["spec SHA-256", facts.specHash], [term("Fingerprint", "fingerprint of the rows"), facts.fingerprint],
        [term("Model version", "model version"), facts.modelVersion], ["commit", facts.gitSha.join(", ")], ["Spark", facts.spark.join(", ")],
        ["Java", facts.jdk.join(", ")], ["last commit", facts.lastCommitAt], ["CPU time", duration(facts.cpuSeconds)],
        ["frontier", data.frontier ? `${data.frontier.frontierId}: ${data.frontier.objectives.join(", ")}` : "not computed"]].map(r => [r[0], code(r[1])]))),
    el("details", { class: "behind" }, el("summary", {}, "Rejected points and rows by status"),
      table("Points rejected by constraint, and rows by status", ["reason", ["count", "n"]], [
        ...Object.entries(facts.rejectedByRule).map(([rule, n]) => [`constraint ${rule}`, count(n)]),
        ...Object.entries(facts.rowsByStatus).map(([status, n]) => [`status ${status}`, count(n)])])),
    el("details", { class: "behind" }, el("summary", {}, "Spec and commands"),
      el("p", {}, "Commands that reproduce the rows and this report:"),
      el("pre", {}, `hcim ${facts.command} ${facts.spec} --out ${facts.out}\nhcim verify ${facts.out} --sweep ${facts.sweepId}\nhcim report ${facts.out} --sweep ${facts.sweepId}`),
      el("pre", { class: "spec", tabindex: "0" }, facts.specJson)));
}
const code = text => el("code", {}, text);

/** A ratio with a bar that starts at 1, on the log scale of its panel. */
function ratioCell(ratio, [low, high]) {
  const at = r => (100 * Math.log(r / low)) / Math.log(high / low);
  const bar = el("i", { class: ratio < 1 ? "bar-less" : "bar-more" });
  const one = el("i", { class: "one-line" });
  one.style.left = `${at(1).toFixed(1)}%`;
  bar.style.left = `${Math.min(at(1), at(ratio)).toFixed(1)}%`;
  bar.style.width = `${Math.abs(at(ratio) - at(1)).toFixed(1)}%`;
  return el("td", { class: `ratio n ${ratio < 0.995 ? "loses" : ""}` }, el("span", {}, times(ratio)), el("span", { class: "track" }, bar, one));
}

function readoutPanel(workload, sides) {
  const edap = edapAt();
  const rows = sides.filter(side => side.ratios.length).sort((a, b) => a.ratios[edap] - b.ratios[edap]);
  const hcim = hcimOf(sides);
  const ends = d3.extent([1 / 1.1, 1.5, ...rows.flatMap(side => side.ratios)]);
  const head = el("tr", {}, el("th", { scope: "col" }, "Design ÷ HCiM"),
    compared.map(metric => el("th", { scope: "col", class: "n" }, metricTerm(metric))));
  return el("article", { class: "panel" },
    el("h3", {}, workload),
    hcim ? el("p", { class: "base" }, el("b", {}, "HCiM "), compared.map((metric, i) =>
      el("span", {}, withUnit(metric, hcim.values[i] * metric.scale))), el("span", {}, hcim.loss)) : el("p", { class: "base" }, "No HCiM design to compare with."),
    rows.length ? el("table", { class: "ratios" }, el("caption", {}, `Ratios of digital and ADC designs to HCiM on ${workload}`), el("thead", {}, head),
      el("tbody", {}, rows.map(side => el("tr", {}, el("th", { scope: "row" }, side.name, el("small", {}, side.loss)),
        side.ratios.map(ratio => ratioCell(ratio, ends)))))) : null);
}

function drawAdcs() {
  const holder = body("adcs");
  if (!data.comparisons.length) {
    holder.append(el("p", {}, "No design has a result."));
    return;
  }
  holder.append(
    el("p", { class: "lead" }, "Energy, latency, area and ", term("EDAP"), " of the lowest-EDAP design per ", term("Readout", "readout type"),
      ", divided by those of the lowest-EDAP HCiM design; the closest first. ",
      el("span", { class: "key more" }, "HCiM better"), el("span", { class: "key less" }, "HCiM worse")),
    ...panels(),
    tableBehind("Table: the compared designs", () => table("Lowest-EDAP design per readout type",
      ["network", "compared", "readout type", "accuracy loss", ...compared.map(m => [`${m.label} ${m.unit}`, "n"]), "design"],
      data.comparisons.flatMap(c => [
        ...(c.same ? [] : c.sides.map(side => sideRow(c, data.answer.limit, side))),
        ...c.ignoringAccuracy.map(side => sideRow(c, c.same ? (data.keptNote ? "kept designs" : "all designs") : "accuracy ignored", side))]))));
  const sparse = data.comparisons.filter(comparison => comparison.sparsity.length > 1);
  if (sparse.length) drawSparsity(holder, sparse);
}

const sideRow = (c, condition, side) => [c.workload, condition, side.name, side.loss,
  ...compared.map((m, i) => number(side.values[i] * m.scale)), side.words];

/** The panels at equal accuracy loss, then those that ignore accuracy. */
function panels() {
  const grid = (comparisons, sides) => el("div", { class: "panels" }, comparisons.map(c => readoutPanel(c.workload, sides(c))));
  if (data.comparisons.every(c => c.same)) return [grid(data.comparisons, c => c.ignoringAccuracy)];
  const within = data.comparisons.filter(c => rivalsOf(c.sides).adc || rivalsOf(c.sides).digital);
  return [
    el("h3", { class: "sub" }, `Designs with ${data.answer.limit}`),
    within.length ? grid(within, c => c.sides) : el("p", {}, "On no network are both HCiM and another readout known to be within this loss."),
    el("h3", { class: "sub" }, el("b", { class: "tag" }, "accuracy ignored"), data.keptNote ? " Kept designs" : " All designs"),
    grid(data.comparisons, c => c.ignoringAccuracy)];
}

function drawProfiles() {
  const section = document.getElementById("profiles");
  section.hidden = !data.profilesIgnoringAccuracy;
  if (section.hidden) return;
  const holder = body("profiles");
  holder.append(el("p", { class: "lead" }, "The readout with the lowest ", term("EDAP"), " under each ", term("Constants profile", "constants profile"),
    ", and the EDAP of the best digital and ADC design divided by that of the best HCiM design: above 1× HCiM is better. All other sections compare designs under the profile ",
    code(data.profilesIgnoringAccuracy.lines[0].profile), "."));
  if (data.maxLoss !== null) holder.append(...profileTable(data.profiles, data.answer.limit, null));
  holder.append(...profileTable(data.profilesIgnoringAccuracy, "accuracy ignored", "tag"));
}

function profileTable(profiles, condition, className) {
  if (!profiles) return [el("p", {}, `No design is known to have ${condition}.`)];
  return [el("p", { class: "finding" }, className ? el("b", { class: className }, condition) : el("b", {}, `With ${condition}:`), ` ${profiles.sentence}`),
    table(`Winners by profile, ${condition}`, ["network", "profile", "winner", ["digital ÷ HCiM", "n"], ["closest ADC ÷ HCiM", "n"], "closest ADC", "accuracy loss", "design"],
      profiles.lines.map(line => [line.workload, line.profile, line.winner, times(line.digital), times(line.adc), line.adcName ?? "–", line.loss, line.words]))];
}

function drawSparsity(holder, comparisons) {
  const energy = compared.findIndex(metric => metric.column === "energy_pj");
  holder.append(el("h3", { class: "sub" }, "Energy saved by zeros"),
    el("p", { class: "lead" }, "Energy of the lowest-EDAP ternary HCiM design at each assumed fraction of zeros (", term("Ternary sparsity", "ternary sparsity"), "): the ",
      term("DCiM"), " array skips zeros."),
    el("div", { class: "smalls" }, comparisons.map(comparison => {
      const figure = el("figure", {}, el("figcaption", {}, comparison.workload));
      const plot = el("div", { class: "plot" });
      figure.append(plot);
      queueMicrotask(() => chart(plot, width => sparsityPlot(plot, width, comparison, energy)));
      return figure;
    })),
    tableBehind("Table: energy by fraction of zeros", () => table("Lowest-EDAP ternary design by fraction of zeros",
      ["network", ["zeros", "n"], ...compared.map(m => [`${m.label} ${m.unit}`, "n"]), ["designs", "n"], ["point", "n"]],
      comparisons.flatMap(c => c.sparsity.map(at => [c.workload, plain(at.zeros),
        ...compared.map((m, i) => number(at.values[i] * m.scale)), count(at.designs), at.configIndex])))));
}

function sparsityPlot(holder, width, comparison, energy) {
  const metric = compared[energy];
  const points = comparison.sparsity.map(at => [at.zeros, at.values[energy] * metric.scale]);
  const height = 170, margin = { top: 26, right: 16, bottom: 34, left: 46 };
  const root = svg(holder, width, height, `Energy by fraction of zeros on ${comparison.workload}`);
  const x = d3.scaleLinear(d3.extent(points, p => p[0]), [margin.left, width - margin.right]);
  const tick = x.tickFormat(5, "%"); // enough digits to distinguish the ticks
  const y = d3.scaleLinear([0, d3.max(points, p => p[1]) * 1.1], [height - margin.bottom, margin.top]);
  root.append("g").attr("class", "axis grid").attr("transform", `translate(${margin.left},0)`)
    .call(d3.axisLeft(y).ticks(3).tickSize(-(width - margin.left - margin.right)).tickFormat(number));
  root.append("g").attr("class", "axis").attr("transform", `translate(0,${height - margin.bottom})`)
    .call(d3.axisBottom(x).ticks(5).tickFormat(z => tick(z).replace("%", " %")).tickSizeOuter(0));
  root.append("text").attr("class", "axis-title").attr("x", margin.left - 40).attr("y", 14).text(`${metric.label}, ${metric.unit}`);
  root.append("path").attr("class", "line ternary").attr("d", d3.line(p => x(p[0]), p => y(p[1]))(points));
  root.append("g").selectAll("circle").data(points).join("circle").attr("class", "dot ternary")
    .attr("cx", p => x(p[0])).attr("cy", p => y(p[1])).attr("r", 3.5)
    .append("title").text(p => `${percent(p[0])} zeros: ${withUnit(metric, p[1])}`);
  const [first, last] = [points[0], points.at(-1)];
  root.append("text").attr("class", "label").attr("x", x(last[0])).attr("y", y(last[1]) - 9).attr("text-anchor", "end")
    .text(`${last[1] <= first[1] ? "−" : "+"}${percent(Math.abs(1 - last[1] / first[1]))}`);
}
