// Definitions of terms, from the project's glossary: tooltips, and a list at the end of the page.
const termId = name => `term-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;

/** A term with its definition as a tooltip and a link to it. */
const term = (name, text = name) =>
  el("a", { class: "term", href: `#${termId(name)}`, title: data.glossary[name] }, text);

/** A metric's label, as a term if the glossary has it. */
const metricTerm = metric => (metric.label in data.glossary ? term(metric.label) : metric.label);

function drawTerms() {
  body("terms").append(el("dl", { class: "terms" }, Object.entries(data.glossary).flatMap(([name, definition]) => [
    el("dt", { id: termId(name) }, name), el("dd", {}, definition)])));
}
