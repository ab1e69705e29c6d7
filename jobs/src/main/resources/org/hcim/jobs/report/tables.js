// The comparison with the baseline, failures, and data quality.
function drawChange() {
  const change = data.change;
  const holder = body("change");
  if (!change) {
    holder.append(history.length
      ? el("p", { class: "lead" }, "This store has no earlier passing run; the next run is compared with this one.")
      : el("p", { class: "lead" }, "No baseline was given. ", code(`hcim report ${data.facts.out} --baseline OUT2`), " compares this sweep with an earlier one."));
    return;
  }
  const { workloads, changed, columns, movers } = change.designs;
  const shared = d3.sum(workloads, w => w.shared);
  const model = change.modelVersion === change.baselineModelVersion
    ? `under the same model version, ${change.modelVersion}`
    : `from model version ${change.baselineModelVersion} to ${change.modelVersion}`;
  const drift = data.gates.find(verdict => verdict.gate === "drift");
  holder.append(
    el("p", { class: "lead" }, drift ? [badge(drift.outcome), " "] : null,
      !shared ? `No design of ${change.baselineSweepId} in ${change.baselineOut} is in this sweep.`
        : changed ? `${count(changed)} of ${count(shared)} shared designs have different results, ${model}.`
          : `All ${count(shared)} shared designs have bit-identical results, ${model}.`,
      change.specChange ? ` Note: ${change.specChange}.` : null),
    el("dl", { class: "stats" }, stat("Shared designs", count(shared), "same parameters, constants, network"),
      stat("Added", count(d3.sum(workloads, w => w.added)), "not in the baseline"),
      stat("Missing", count(d3.sum(workloads, w => w.missing)), "only in the baseline"),
      stat("Baseline", change.baselineSweepId, change.baselineOut)));
  if (change.frontiersNotComparable) holder.append(el("p", {}, badge("NOT_COMPARABLE"), ` ${change.frontiersNotComparable}`));
  if (change.frontiers.length) holder.append(frontierMoves(change));
  if (workloads.length > 1) holder.append(tableBehind("Table: designs by network", () => table("Designs by network",
    ["network", ["shared", "n"], ["added", "n"], ["missing", "n"]],
    workloads.map(w => [w.workload, count(w.shared), count(w.added), count(w.missing)]))));
  if (changed) {
    holder.append(table("Results of shared designs", ["result", ["changed designs", "n"], ["largest decrease", "n"], ["largest increase", "n"]],
      columns.map(c => [c.column, count(c.changed), signed(Math.min(0, c.least ?? 0)), signed(Math.max(0, c.most ?? 0))])),
    table("Designs that changed most", ["network", ["point", "n"], "status", ["EDAP before, J·s·mm²", "n"], ["EDAP now", "n"], ["largest change", "n"]],
      movers.map(m => [m.workload, m.configIndex, m.statusBefore === m.status ? m.status : `${m.statusBefore} → ${m.status}`,
        number(m.edapBefore), number(m.edap), percent(m.change)])));
  }
}
const signed = x => (x === 0 ? "0" : `${x > 0 ? "+" : "−"}${percent(Math.abs(x))}`);

function frontierMoves(change) {
  const hv = move => (move.hypervolume === null || move.hypervolumeBefore === null ? "–"
    : `${move.hypervolumeBefore.toPrecision(5)} → ${move.hypervolume.toPrecision(5)} (${signed(move.hypervolume / move.hypervolumeBefore - 1)})`);
  const holder = el("div", {}, table("Pareto frontiers", ["frontier", ["stayed", "n"], ["entered", "n"], ["left", "n"], ["lost", "n"], ["hypervolume", "n"]],
    change.frontiers.map(move => [move.group, count(move.stayed), count(move.entered), count(move.left), count(move.lost), hv(move)])));
  const listed = change.frontiers.flatMap(move => [
    ...move.enteredRows.map(row => ["entered", row]), ...move.leftRows.map(row => ["left", row])]);
  if (listed.length) holder.append(tableBehind(`Table: ${listed.length} designs that entered or left`, () =>
    table("Designs that entered or left a frontier", ["move", "network", ["point", "n"], ...compared.map(m => [`${m.label} ${m.unit}`, "n"])],
      listed.map(([way, row]) => [way, value("workload", row),
        el("button", { type: "button", class: "link", onclick: () => openCard(row) }, value("config_index", row)),
        ...compared.map(m => number(shown(m, row)))]))));
  return holder;
}

function drawFailures() {
  const holder = body("failures");
  if (!data.failures.length) {
    holder.append(el("p", { class: "lead" }, "Every row has a result."));
    return;
  }
  holder.append(
    el("p", { class: "lead" }, `${count(failedRows())} of ${count(data.facts.rows)} rows have no result, for ${data.failures.length} reason${data.failures.length === 1 ? "" : "s"} (reasons that differ only in numbers count as one).`),
    table("Failures by reason, most frequent first", ["status", ["rows", "n"], "example", "command that explains it"],
      data.failures.map(group => [group.status, count(group.rows), group.reason || "–",
        code(explainCommand(group.configIndex, group.workload))])));
}

function drawQuality() {
  const quality = data.quality;
  const holes = [...Object.entries(quality.nulls).map(([column, n]) => [column, "missing", count(n)]),
    ...Object.entries(quality.nonFinite).map(([column, n]) => [column, "not finite", count(n)])];
  const violations = d3.sum(quality.monotonicity, check => check.violations);
  body("quality").append(...[
    el("p", { class: "lead" }, `${count(quality.rows)} rows with results; `,
      Object.keys(quality.nonFinite).length ? "some numbers are not finite" : "every number is finite", "; ",
      quality.monotonicity.length
        ? (violations ? `${count(violations)} pairs of neighboring designs change in the wrong direction.` : "energy changes in the expected direction between neighboring designs.")
        : "no designs differ in a parameter with an expected trend."),
    quality.monotonicity.length ? table("Expected trends, tested on designs that differ in one parameter only", ["trend", ["pairs", "n"], ["violations", "n"]],
      quality.monotonicity.map(check => [check.name, count(check.pairs), count(check.violations)])) : null,
    holes.length ? table("Missing values in rows with status ok", ["column", "value", ["rows", "n"]], holes) : null,
    tableBehind(`Table: ${Object.keys(quality.constants).length} columns with one value for all designs`, () =>
      table("Constant columns", ["column", "value"], Object.entries(quality.constants).map(([column, set]) => [column, plain(set)])))].filter(Boolean));
}
