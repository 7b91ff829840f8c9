// Makes « Il manque trois réponses pour partager » follow what the person types; the line itself says what is needed.
// Without this file the line is right each time that the server shows the form.
const says = (value) => Boolean(String(value).trim());
const words = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent;

function isMissing({ dataset }, typed) {
  const { need, rows, when } = dataset;
  if (when) {
    const [field, value] = when.split("=");
    if (typed.get(field) !== value) return false;
  }
  if (!rows) return !typed.getAll(need).some((value) => says(typed.has(`${need}-html`) ? words(value) : value));
  const ofRow = new RegExp(`^${need}-\\d+-(${rows.split(" ").join("|")})$`);
  return ![...typed].some(([name, value]) => ofRow.test(name) && says(value));
}

function follow() {
  const line = document.querySelector("[data-needs]");
  const form = document.getElementById("write");
  if (!line || !form) return;
  const typed = new FormData(form);
  const needs = [...line.querySelectorAll("[data-need]")];
  for (const one of needs) one.hidden = !isMissing(one, typed);
  const left = needs.filter((one) => !one.hidden).length;
  const count = line.querySelector("[data-count]");
  const said = line.dataset.needs.split("|")[left];
  if (count.textContent !== said) count.textContent = said;
  count.parentElement.hidden = left === 0;
  line.querySelector("[data-none]").hidden = left > 0;
}

for (const kind of ["input", "change", "htmx:load"]) document.addEventListener(kind, follow);
