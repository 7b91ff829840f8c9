// Comforts only: every page does its work without this file.
"use strict";

// A form that came back opens on what is wrong.
document.querySelector("[data-focus]")?.focus();

// A folded menu closes when one leaves it.
const openMenus = () => document.querySelectorAll("details[data-menu][open]");
document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// What is left to type, beside the limit.
for (const counter of document.querySelectorAll("[data-counter]")) {
  const control = document.getElementById(counter.dataset.counter);
  if (!control || control.maxLength < 0) continue;
  const limit = counter.textContent;
  control.addEventListener("input", () => {
    const left = control.maxLength - control.value.length;
    counter.textContent = `${limit} Il en reste ${left}.`;
  });
}

// <form data-autosave="address">: sends what is typed after two quiet seconds; leaving before that asks first.
for (const form of document.querySelectorAll("form[data-autosave]")) {
  const status = form.querySelector("[data-autosave-status]");
  const say = (text) => { if (status) status.textContent = text; };
  let waiting = null;
  let changed = 0;
  let kept = 0;
  const keep = async () => {
    const sent = changed;
    const answers = new FormData(form);
    for (const [name, value] of [...answers]) if (value instanceof File) answers.delete(name);
    try {
      const response = await fetch(form.dataset.autosave, { method: "POST", body: answers, redirect: "error" });
      if (!response.ok) throw new Error(response.status);
      kept = sent;
      const time = new Date().toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" });
      say(`Saisie conservée à ${time}.`);
    } catch {
      say("La saisie n’a pas pu être conservée : enregistrez avant de quitter cette page.");
    }
  };
  form.addEventListener("input", () => {
    changed += 1;
    clearTimeout(waiting);
    waiting = setTimeout(keep, 2000);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    kept = changed;
  });
  addEventListener("beforeunload", (event) => { if (kept !== changed) event.preventDefault(); });
}
