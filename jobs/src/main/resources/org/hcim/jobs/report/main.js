// Selects the network and the theme, and assembles the page.
/** Marks the sections that compare designs, if only kept designs have rows. */
function markKept() {
  if (!data.keptNote) return;
  for (const id of ["accuracy", "adcs", "profiles", "effects", "breakdown"]) {
    document.getElementById(`${id}-h`).after(el("p", { class: "note" }, "Among the kept designs only, not among all designs of the spec."));
  }
}

function drawNetworks() {
  const holder = document.getElementById("networks");
  const choose = network => {
    state.network = network;
    for (const input of holder.querySelectorAll("input")) input.checked = input.value === network;
    for (const heading of document.querySelectorAll("[data-network]")) heading.textContent = network;
    events.call("network");
  };
  holder.append(...data.workloads.map(network => el("label", {},
    el("input", { type: "radio", name: "network", value: network, checked: network === state.network, onchange: () => choose(network) }),
    el("span", {}, network))));
  for (const id of ["frontier", "axes", "effects", "breakdown"]) {
    document.getElementById(`${id}-h`).append(" ", el("small", { "data-network": true }, state.network ?? ""));
  }
}

const THEMES = { auto: "◐ Auto", light: "☀ Light", dark: "☾ Dark" };
function drawTheme() {
  const button = document.getElementById("theme");
  const set = theme => {
    document.documentElement.dataset.theme = theme;
    button.textContent = THEMES[theme];
    button.setAttribute("aria-label", `Theme: ${theme}; press to change`);
    try { localStorage.setItem("hcim-theme", theme); } catch { /* without storage, the theme is not saved */ }
  };
  let kept = null;
  try { kept = localStorage.getItem("hcim-theme"); } catch { /* see above */ }
  set(kept in THEMES ? kept : "auto");
  button.addEventListener("click", () => {
    const names = Object.keys(THEMES);
    set(names[(names.indexOf(document.documentElement.dataset.theme) + 1) % names.length]);
  });
}

window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details.gates")) details.open = true;
});
window.addEventListener("scroll", hideTip, { passive: true });

drawTheme();
drawNetworks();
markKept();
drawAnswer();
drawAccuracy();
drawRun();
drawAdcs();
drawProfiles();
if (data.workloads.length) {
  drawFrontier();
  drawAxesSection();
  drawEffects();
  drawBreakdown();
} else {
  for (const id of ["frontier", "axes", "effects", "breakdown"]) document.getElementById(id).hidden = true;
}
drawChange();
drawHistory();
drawFailures();
drawQuality();
drawTerms();
document.documentElement.dataset.ready = "true";
