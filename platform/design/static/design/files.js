// Uploads a form's files as soon as they are chosen or dropped, each on its own line with a small picture.
// Without this script the files go with the form.
const WAITING = "Un fichier monte encore : le formulaire part juste après.";
const drawn = new Map(); // key of a kept file -> its small picture
const going = new Map(); // form -> number of files being uploaded

document.addEventListener("change", ({ target }) => {
  const place = target.closest?.("[data-files]");
  if (!place || target.type !== "file") return;
  const files = [...target.files];
  target.value = ""; // the script uploads it, so the form does not
  for (const file of files) take(place, file);
});

for (const kind of ["dragover", "drop"]) {
  document.addEventListener(kind, (event) => {
    const place = event.target.closest?.("[data-files]");
    if (!place || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    if (kind === "drop") for (const file of event.dataTransfer.files) take(place, file);
  });
}

const made = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);

function take(place, file) {
  const line = made("li", { className: "panel" });
  const words = made("p", { className: "row" });
  const bar = made("progress", { max: 100, value: 0, ariaLabel: `Envoi de ${file.name}` });
  words.append(made("strong", { textContent: file.name }), bar);
  line.append(words);
  place.querySelector("[data-rows]").append(line);
  const picture = draw(file).then((canvas) => { if (canvas) words.before(canvas); return canvas; });
  send({ place, file, line, words, bar, picture });
}

// Draws on a canvas, because the page's security policy refuses pictures from other addresses.
async function draw(file) {
  if (!file.type.startsWith("image/")) return null;
  try {
    const bitmap = await createImageBitmap(file, { resizeWidth: 240 });
    const canvas = made("canvas", { width: bitmap.width, height: bitmap.height });
    canvas.getContext("2d").drawImage(bitmap, 0, 0);
    return canvas;
  } catch {
    return null; // this browser cannot draw it
  }
}

const count = (form, change) => going.set(form, (going.get(form) ?? 0) + change);

function send(one) {
  const form = one.place.closest("form");
  const total = form.elements["files-TOTAL_FORMS"];
  one.number ??= total.value++;
  const body = new FormData();
  body.set("file", one.file);
  body.set("place", one.number);
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", ({ loaded, total: whole }) => { one.bar.value = (100 * loaded) / whole; });
  request.addEventListener("load", () => answered(one, form, request));
  request.addEventListener("error", () => later(one, form, "Hors ligne : ce fichier repart dès que le réseau revient."));
  request.open("POST", one.place.dataset.files);
  request.setRequestHeader("X-Requested-With", "fetch");
  request.send(body);
  count(form, 1);
}

async function answered(one, form, request) {
  if (request.status === 429 || request.status >= 500) return later(one, form, "Beaucoup de fichiers arrivent : celui-ci attend son tour.", request.getResponseHeader("Retry-After"));
  count(form, -1);
  if (request.status !== 200) {
    one.bar.remove();
    const said = request.status === 422 ? request.responseText : "Ce fichier n'a pas pu être gardé : votre session est peut-être finie.";
    one.words.append(new DOMParser().parseFromString(said, "text/html").body.textContent);
    one.words.append(" ", gone(one.line));
  } else {
    const row = new DOMParser().parseFromString(request.responseText, "text/html").querySelector("li");
    const canvas = await one.picture;
    if (canvas) drawn.set(row.dataset.file, canvas);
    one.line.replaceWith(row);
    show(row);
    form.dispatchEvent(new Event("input", { bubbles: true })); // so that it is kept with the typed words
  }
  if (!going.get(form)) form.dispatchEvent(new Event("files-here"));
}

function later(one, form, words, seconds) {
  count(form, -1);
  one.place.querySelector("[data-said]").textContent = words;
  const again = () => { one.place.querySelector("[data-said]").textContent = ""; if (one.line.isConnected) send(one); };
  if (seconds) setTimeout(again, 1000 * seconds);
  else addEventListener("online", again, { once: true });
}

function gone(line) {
  const button = made("button", { type: "button", className: "button button-quiet", textContent: "Enlever cette ligne" });
  button.addEventListener("click", () => line.remove());
  return button;
}

function show(row) {
  const canvas = drawn.get(row.dataset.file);
  if (canvas && !row.contains(canvas)) row.prepend(canvas);
}

// A form sent during an upload waits for its end.
document.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter;
  if (!going.get(form) || button?.value.includes("_row-")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  form.querySelector("[data-said]").textContent = WAITING;
  form.addEventListener("files-here", () => form.requestSubmit(button), { once: true });
}, true);

// Shows the pictures of a form that is shown again.
new MutationObserver(() => {
  for (const row of document.querySelectorAll("li[data-file]")) show(row);
}).observe(document.documentElement, { childList: true, subtree: true });
