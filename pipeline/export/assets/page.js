// Comfort only: without it the page still reads, switches language and theme, and opens every card.
"use strict";

const root = document.documentElement;
const radios = (name) => [...document.querySelectorAll(`input[name="${name}"]`)];

// A page opened from a file may be denied its storage; a choice then lasts until the page is closed.
const remembered = (key) => { try { return localStorage.getItem(`tizilim-${key}`); } catch { return null; } };
const remember = (key, value) => { try { localStorage.setItem(`tizilim-${key}`, value); } catch { /* see above */ } };

function choose(name, value) {
  const radio = radios(name).find((one) => one.value === value);
  if (radio) radio.checked = true;
}

function speak() {
  const ui = radios("ui").find((one) => one.checked).value;
  root.lang = ui;
  for (const node of document.querySelectorAll("option, title, input[type=search], svg[role]")) {
    const words = node.dataset[ui];
    if (words === undefined) continue;
    if (node.matches("input")) node.placeholder = words;
    else if (node.matches("svg")) node.setAttribute("aria-label", words);
    else node.textContent = words;
  }
}

const spoken = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => ["kk", "ru", "en"].includes(tag));
choose("ui", remembered("ui") ?? spoken);
choose("theme", remembered("theme"));

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector(".tools");
  const list = document.getElementById("list");
  const branches = list ? [...list.children] : [];
  const field = (id) => document.getElementById(id);

  // Readers without a Kazakh keyboard write Қажымұқан as Кажымукан.
  const plain = { "ә": "а", "і": "и", "ң": "н", "ғ": "г", "ү": "у", "ұ": "у", "қ": "к", "ө": "о", "һ": "х", "ё": "е" };
  const fold = (text) => [...text.normalize("NFC").toLowerCase()].map((letter) => plain[letter] ?? letter).join("");
  const searched = new Map(branches.map((branch) => [branch, fold(branch.dataset.search)]));

  function filter() {
    const words = fold(field("q").value).split(/\s+/).filter(Boolean);
    const wanted = { district: field("f-district").value, kind: field("f-kind").value, names: field("f-names").value };
    let found = 0;
    for (const branch of branches) {
      const data = branch.dataset;
      const fits = words.every((word) => searched.get(branch).includes(word))
        && Object.entries(wanted).every(([key, value]) => !value || data[key] === value)
        && (!field("f-always").checked || data.always === "1")
        && (!field("f-conflict").checked || data.conflict !== "0");
      branch.hidden = !fits;
      found += fits;
    }
    field("found").textContent = found;
    field("nothing").hidden = found > 0;
    field("reset").disabled = found === branches.length && !field("q").value && !Object.values(wanted).some(Boolean);
  }

  function sort() {
    const key = field("sort").value;
    const collator = new Intl.Collator(root.lang, { numeric: true });
    const name = (a, b) => collator.compare(a.dataset[root.lang], b.dataset[root.lang]);
    // The oldest first, but the largest first; what is unknown goes last.
    const size = (branch) => {
      const number = Number(branch.dataset[key]);
      return number < 0 ? Infinity : key === "opened" ? number : -number;
    };
    const by = key ? (a, b) => size(a) - size(b) || name(a, b) : name;
    list.append(...branches.sort(by));
  }

  function open() {
    const target = location.hash.length > 1 && field(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const branch = target.closest(".branch");
    if (!branch) return;
    branch.open = true;
    branch.hidden = false;
    branch.scrollIntoView();
  }

  for (const radio of radios("ui")) radio.addEventListener("change", () => { remember("ui", radio.value); speak(); if (form) sort(); });
  for (const radio of radios("theme")) radio.addEventListener("change", () => remember("theme", radio.value));
  speak();
  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(() => { filter(); sort(); }));
    field("sort").addEventListener("change", sort);
    field("expand").addEventListener("click", () => branches.forEach((one) => { one.open = !one.hidden; }));
    field("collapse").addEventListener("click", () => branches.forEach((one) => { one.open = false; }));
    filter();
    sort();
  }
  addEventListener("hashchange", open);
  open();
});
