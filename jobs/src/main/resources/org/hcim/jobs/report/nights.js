// The hypervolume of each network's front, night after night.
function drawNights() {
  document.getElementById("nights").hidden = !data.nights.length;
  if (!data.nights.length) return;
  const names = [...new Set(data.nights.flatMap(night => Object.keys(night.hypervolumes)))].sort();
  const worst = data.nights.filter(night => night.status === "FAIL").length;
  body("nights").append(
    el("p", { class: "lead" }, `Share of the reference box that the front dominates, in the last ${count(data.nights.length)} nights`,
      worst ? `; ${count(worst)} of them failed.` : "; none of them failed."),
    ...names.map(nightLine),
    tableBehind("Table: nights", () => table("The last nights", ["night", "verdict", ...names.map(name => [name, "n"])],
      [...data.nights].reverse().map(night => [night.name, night.status, ...names.map(name => sixDigits(night.hypervolumes[name]))]))));
}

const sixDigits = x => (x === undefined ? "–" : x.toFixed(6));

function nightLine(name) {
  const plot = el("div", { class: "plot" });
  const nights = data.nights.map((night, i) => ({ i, name: night.name, status: night.status, volume: night.hypervolumes[name] }))
    .filter(night => night.volume !== undefined);
  const draw = width => {
    const height = 56, left = 8, right = 8;
    const [low, high] = d3.extent(nights, night => night.volume);
    // A change of a millionth must not look like a fall.
    const slack = Math.max((high - low) * 0.15, high * 1e-4);
    const x = d3.scaleLinear([0, Math.max(1, data.nights.length - 1)], [left, width - right]);
    const y = d3.scaleLinear([low - slack, high + slack], [height - 8, 8]);
    const root = svg(plot, width, height, `Hypervolume of ${name}, night after night`);
    root.append("path").attr("class", "night-line").attr("d", d3.line(night => x(night.i), night => y(night.volume))(nights));
    root.selectAll("circle").data(nights).join("circle").attr("class", night => `night ${night.status.toLowerCase()}`)
      .attr("cx", night => x(night.i)).attr("cy", night => y(night.volume)).attr("r", night => (night.status === "FAIL" ? 5 : 3.5))
      .on("pointerenter", (event, night) => showTip(event.clientX, event.clientY,
        el("p", {}, el("b", {}, night.name)), el("p", {}, `${night.status}, hypervolume ${sixDigits(night.volume)}`)))
      .on("pointerleave", hideTip);
  };
  chart(plot, draw);
  return el("figure", { class: "night-figure" }, el("figcaption", {}, name, " ", el("b", {}, sixDigits(nights.at(-1)?.volume))), plot);
}
