// <form data-upload>: says how much of a file has been sent. Without this file the form is sent as any other.
"use strict";

const WORTH_SAYING = 500_000; // bytes: less than that is sent before one could read it

const show = (form, sent, total) => {
  const shown = form.querySelector("[data-progress]");
  const percent = Math.round((100 * sent) / total);
  shown.hidden = false;
  shown.querySelector("progress").value = percent;
  // A screen reader is told at each quarter, not at each percent.
  const said = shown.querySelector("[role=status]");
  const quarter = percent === 100 ? "Vérification du fichier…" : `Envoi : ${percent - (percent % 25)} %`;
  if (said.textContent !== quarter) said.textContent = quarter;
};

const arrive = (request) => {
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  document.querySelector("main").replaceWith(page.querySelector("main"));
  document.title = page.title;
  history.replaceState(null, "", request.responseURL);
  (document.querySelector("[data-focus]") ?? document.querySelector("main")).focus();
};

const stop = (form, button) => {
  button.disabled = false;
  form.querySelector("[data-progress] progress").value = 0;
  form.querySelector("[data-progress] [role=status]").textContent =
    "L’envoi a été coupé. Rechargez la page : si le fichier n’y est pas, recommencez.";
};

// Forms that htmx sends: it tells how far it is.
document.addEventListener("htmx:xhr:progress", ({ target, detail }) => {
  if (detail.total >= WORTH_SAYING && target.querySelector?.("[data-progress]")) show(target, detail.loaded, detail.total);
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-upload]");
  if (!form) return;
  const answers = new FormData(form);
  if (event.submitter?.name) answers.append(event.submitter.name, event.submitter.value);
  const weight = [...answers.values()].reduce((sum, value) => sum + (value.size ?? 0), 0);
  if (weight < WORTH_SAYING) return;
  event.preventDefault();
  const button = event.submitter ?? form.querySelector("button");
  button.disabled = true;
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", ({ loaded, total }) => show(form, loaded, total));
  request.addEventListener("load", () => arrive(request));
  for (const cut of ["error", "abort", "timeout"]) request.addEventListener(cut, () => stop(form, button));
  request.open("POST", form.getAttribute("action") || location.href);
  request.send(answers);
});
