// Comfort only: without it the page still reads, switches its theme, and every statement links to its words.
"use strict";

const field = (id) => document.getElementById(id);
const themes = [...document.querySelectorAll('input[name="theme"]')];
// A page opened from a file may be denied its storage; a choice then lasts until the page is closed.
try {
  const kept = localStorage.getItem("tizilim-theme");
  for (const radio of themes) {
    if (radio.value === kept) radio.checked = true;
    radio.addEventListener("change", () => { try { localStorage.setItem("tizilim-theme", radio.value); } catch { /* see above */ } });
  }
} catch { /* see above */ }

const form = document.querySelector(".tools");
const articles = [...document.querySelectorAll(".article")];
// Readers without a Kazakh keyboard write Қажымұқан as Кажымукан.
const plain = { "ә": "а", "і": "и", "ң": "н", "ғ": "г", "ү": "у", "ұ": "у", "қ": "к", "ө": "о", "һ": "х", "ё": "е" };
const fold = (text) => [...text.normalize("NFC").toLowerCase()].map((letter) => plain[letter] ?? letter).join("");
const searched = new Map(articles.map((article) => [article, fold(article.dataset.search)]));
const rowsOf = new Map(articles.map((article) => [article, [...article.querySelectorAll(".row")]]));
const filters = ["kind", "field", "extractor"];

function filter() {
  const words = fold(field("q").value).split(/\s+/).filter(Boolean);
  const wanted = Object.fromEntries(filters.map((name) => [name, field(`f-${name}`).value]));
  const language = field("f-language").value;
  const narrowed = Object.values(wanted).some(Boolean);
  let found = 0;
  let errors = 0;
  for (const article of articles) {
    let fitting = 0;
    for (const row of rowsOf.get(article)) {
      const counted = wanted.kind ? true : !["right", "held back"].includes(row.dataset.kind);
      const fits = filters.every((name) => !wanted[name] || row.dataset[name] === wanted[name]);
      row.hidden = narrowed && !fits;
      fitting += fits && counted;
    }
    for (const owner of article.querySelectorAll(".owner")) {
      owner.hidden = narrowed && !owner.querySelector(".row:not([hidden])");
    }
    for (const rights of article.querySelectorAll(".rights")) rights.hidden = narrowed && !rights.querySelector(".row:not([hidden])");
    const shown = new Set(rowsOf.get(article).filter((row) => !row.hidden).map((row) => row.dataset.row));
    for (const mark of article.querySelectorAll("mark")) {
      mark.classList.toggle("faint", narrowed && !mark.dataset.rows.split(" ").some((row) => shown.has(row)));
    }
    const fits = words.every((word) => searched.get(article).includes(word))
      && (!language || article.dataset.language === language)
      && (!narrowed || fitting > 0);
    article.hidden = !fits;
    found += fits;
    errors += fits ? fitting : 0;
  }
  field("found").textContent = found;
  field("found-rows").textContent = errors;
  field("nothing").hidden = found > 0;
  field("reset").disabled = !narrowed && !language && !words.length;
}

// A statement and its words light up together; a click brings the other one into view.
function light(article, ids, on) {
  for (const node of article.querySelectorAll("mark, .row")) {
    const own = node.dataset.row ? [node.dataset.row] : node.dataset.rows.split(" ");
    if (own.some((id) => ids.includes(id))) node.classList.toggle("lit", on);
  }
}
const idsOf = (node) => (node.dataset.row ? [node.dataset.row] : node.dataset.rows.split(" "));
const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

for (const article of articles) {
  const from = (event) => event.target.closest("mark, .row");
  article.addEventListener("mouseover", (event) => { const node = from(event); if (node) light(article, idsOf(node), true); });
  article.addEventListener("mouseout", (event) => { const node = from(event); if (node) light(article, idsOf(node), false); });
  article.addEventListener("click", (event) => {
    const node = from(event);
    if (!node) return;
    event.preventDefault();
    for (const other of article.querySelectorAll(".chosen")) other.classList.remove("chosen");
    const ids = idsOf(node);
    const twins = [...article.querySelectorAll(node.matches("mark") ? ".row" : "mark")].filter((one) => idsOf(one).some((id) => ids.includes(id)));
    for (const one of [node, ...twins]) one.classList.add("chosen");
    const twin = twins.find((one) => !one.hidden);
    twin?.closest("details.rights")?.setAttribute("open", "");
    twin?.scrollIntoView({ block: "center", behavior: smooth });
  });
}

for (const button of document.querySelectorAll("[data-set-field]")) {
  button.addEventListener("click", () => {
    field("f-field").value = button.dataset.setField;
    field("f-kind").value = button.dataset.setKind;
    filter();
    field("articles").scrollIntoView({ behavior: smooth });
    const first = articles.find((article) => !article.hidden);
    if (first) first.open = true;
  });
}
const open = (wanted) => { for (const article of articles) if (!article.hidden) article.open = wanted; };
field("expand").addEventListener("click", () => open(true));
field("collapse").addEventListener("click", () => open(false));
field("again").addEventListener("click", () => form.reset());
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
// The fields still hold their old values while the event is on its way.
form.addEventListener("reset", () => setTimeout(filter));
form.hidden = false;
filter();
