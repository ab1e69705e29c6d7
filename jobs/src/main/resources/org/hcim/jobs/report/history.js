// The hypervolume of each frontier, by nightly run.
function drawHistory() {
  document.getElementById("history").hidden = !history.length;
  if (!history.length) return;
  const names = [...new Set(history.flatMap(run => Object.keys(run.hypervolumes)))]
    .sort((a, b) => d3.ascending(placeOf(a), placeOf(b)) || d3.ascending(a, b));
  const failed = history.filter(run => run.outcome === "FAIL").length;
  body("history").append(
    el("p", { class: "lead" }, term("Hypervolume"), " of the ", term("Pareto frontier"),
      ` in the last ${count(history.length)} nightly run${history.length === 1 ? "" : "s"}; ${failed ? count(failed) : "none"} of them failed.`),
    ...names.map(historyLine),
    tableBehind("Table: nightly runs", () => table("Nightly runs, latest first", ["run", "outcome", ...names.map(name => [name, "n"])],
      [...history].reverse().map(run => [run.name, outcomeLabel(run.outcome), ...names.map(name => sixDigits(run.hypervolumes[name]))]))));
}

// Networks of earlier runs that this run lacks come last.
const placeOf = name => (data.workloads.includes(name) ? data.workloads.indexOf(name) : Infinity);

const sixDigits = x => (x === undefined ? "–" : x.toFixed(6));

function historyLine(name) {
  const plot = el("div", { class: "plot" });
  const runs = history.map((run, i) => ({ i, name: run.name, outcome: run.outcome, volume: run.hypervolumes[name] }))
    .filter(run => run.volume !== undefined);
  const draw = width => {
    const height = 56, left = 8, right = 8;
    const [low, high] = d3.extent(runs, run => run.volume);
    // A change of a millionth must not look like a large decrease.
    const slack = Math.max((high - low) * 0.15, high * 1e-4);
    const x = d3.scaleLinear([0, Math.max(1, history.length - 1)], [left, width - right]);
    const y = d3.scaleLinear([low - slack, high + slack], [height - 8, 8]);
    const root = svg(plot, width, height, `Hypervolume of ${name} in each nightly run`);
    root.append("path").attr("class", "run-line").attr("d", d3.line(run => x(run.i), run => y(run.volume))(runs));
    root.selectAll("circle").data(runs).join("circle").attr("class", run => `run ${run.outcome.toLowerCase()}`)
      .attr("cx", run => x(run.i)).attr("cy", run => y(run.volume)).attr("r", run => (run.outcome === "FAIL" ? 5 : 3.5))
      .on("pointerenter", (event, run) => showTip(event.clientX, event.clientY,
        el("p", {}, el("b", {}, run.name)), el("p", {}, `${outcomeLabel(run.outcome)}, hypervolume ${sixDigits(run.volume)}`)))
      .on("pointerleave", hideTip);
  };
  chart(plot, draw);
  return el("figure", { class: "run-figure" }, el("figcaption", {}, name, " ", el("b", {}, sixDigits(runs.at(-1)?.volume))), plot);
}
