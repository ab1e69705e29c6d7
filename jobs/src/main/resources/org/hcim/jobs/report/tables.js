// What changed, what failed, and what is odd about the data.
function drawChange() {
  const change = data.change;
  const holder = body("change");
  if (!change) {
    holder.append(el("p", { class: "lead" }, "No baseline was given. ", code(`hcim report ${data.facts.out} --baseline OUT2`), " compares this sweep with an earlier one."));
    return;
  }
  if (!change.shared) {
    holder.append(el("p", { class: "lead" }, `Not comparable: ${change.baselineSweepId} in ${change.baselineOut} has no design in common with this sweep.`));
    return;
  }
  const changed = d3.max(change.drifts, drift => drift.changed) ?? 0;
  const same = change.modelVersion === change.baselineModelVersion;
  const model = same ? `the same model, ${change.modelVersion}` : `model ${change.baselineModelVersion} then, ${change.modelVersion} now`;
  holder.append(
    el("p", { class: "lead" }, badge(changed && same ? "FAIL" : changed ? "NOTICE" : "PASS"), " ",
      changed ? `${count(changed)} of ${count(change.shared)} shared designs have other results by ${model}.`
        : `All ${count(change.shared)} shared designs have the same results to the last bit, by ${model}.`),
    el("dl", { class: "stats" }, stat("Shared designs", count(change.shared), "same parameters, constants, network"),
      stat("New", count(change.onlyHere)), stat("Gone", count(change.onlyThere)), stat("Baseline", change.baselineSweepId, change.baselineOut)));
  if (change.fronts.length) holder.append(frontMoves(change));
  if (changed) {
    holder.append(table("Results of shared designs", ["result", ["changed", "n"], ["largest fall", "n"], ["largest rise", "n"]],
      change.drifts.map(drift => [drift.column, count(drift.changed), signed(Math.min(0, drift.least ?? 0)), signed(Math.max(0, drift.most ?? 0))])),
    table("Designs whose EDAP changed most", ["network", ["point", "n"], ["before, J·s·mm²", "n"], ["now", "n"], ["change", "n"]],
      change.movers.map(mover => [mover.workload, mover.configIndex, number(mover.before), number(mover.after), signed(mover.change)])));
  }
}
const signed = x => (x === 0 ? "0" : `${x > 0 ? "+" : "−"}${percent(Math.abs(x))}`);

function frontMoves(change) {
  const hv = move => (move.hypervolume === null || move.hypervolumeBefore === null ? "–"
    : `${move.hypervolumeBefore.toPrecision(5)} → ${move.hypervolume.toPrecision(5)} (${signed(move.hypervolume / move.hypervolumeBefore - 1)})`);
  const holder = el("div", {}, table("The fronts", ["network", ["stayed", "n"], ["entered", "n"], ["left", "n"], ["hypervolume", "n"]],
    change.fronts.map(move => [move.workload, count(move.stayed), count(move.entered), count(move.left), hv(move)])));
  const listed = change.fronts.flatMap(move => [
    ...move.enteredRows.map(row => ["entered", row]), ...move.leftRows.map(row => ["left", row])]);
  if (listed.length) holder.append(tableBehind(`Table: ${listed.length} designs that entered or left`, () =>
    table("Designs that entered or left", ["", "network", ["point", "n"], ...compared.map(m => [`${m.label} ${m.unit}`, "n"])],
      listed.map(([way, row]) => [way, value("workload", row),
        el("button", { type: "button", class: "link", onclick: () => openCard(row) }, value("config_index", row)),
        ...compared.map(m => number(shown(m, row)))]))));
  return holder;
}

function drawFailures() {
  const holder = body("failures");
  if (!data.failures.length) {
    holder.append(el("p", { class: "lead" }, badge("PASS"), " Every row has a result."));
    return;
  }
  holder.append(
    el("p", { class: "lead" }, `${count(failedRows())} of ${count(data.facts.rows)} rows have no result, for ${data.failures.length} reason${data.failures.length === 1 ? "" : "s"} (numbers apart).`),
    table("Failures by reason, commonest first", ["status", ["rows", "n"], "the first one’s reason", "to see it"],
      data.failures.map(group => [group.status, count(group.rows), group.reason || "–",
        code(`hcim explain ${data.facts.spec} ${group.configIndex} --workload ${group.workload}`)])));
}

function drawQuality() {
  const quality = data.quality;
  const holes = [...Object.entries(quality.nulls).map(([column, n]) => [column, "no value", count(n)]),
    ...Object.entries(quality.nonFinite).map(([column, n]) => [column, "not finite", count(n)])];
  const broken = d3.sum(quality.laws, law => law.broken);
  body("quality").append(...[
    el("p", { class: "lead" }, badge(Object.keys(quality.nonFinite).length ? "FAIL" : broken ? "WARN" : "PASS"), " ",
      `${count(quality.rows)} rows with results; `,
      Object.keys(quality.nonFinite).length ? "some numbers are not finite" : "every number is finite", "; ",
      quality.laws.length ? (broken ? `${count(broken)} pairs of neighbors break a law.` : "all laws hold between neighbors.") : "no law could be tested."),
    quality.laws.length ? table("Laws, tested on designs that differ in one parameter alone", ["law", ["pairs", "n"], ["broken", "n"]],
      quality.laws.map(law => [law.name, count(law.pairs), count(law.broken)])) : null,
    holes.length ? table("Columns with holes where the status is ok", ["column", "what", ["rows", "n"]], holes) : null,
    tableBehind(`Table: ${Object.keys(quality.constants).length} columns in which all designs agree`, () =>
      table("Constant columns", ["column", "value"], Object.entries(quality.constants).map(([column, set]) => [column, plain(set)])))].filter(Boolean));
}
