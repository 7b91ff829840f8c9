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

// What is left to type, beside the limit; nothing is cut, and what is too long is said at once.
document.addEventListener("input", ({ target }) => {
  const limit = Number(target.dataset?.limit);
  if (!limit) return;
  let counter = document.querySelector(`[data-counter="${target.id}"]`);
  const left = limit - [...target.value.trim()].length;
  if (!counter && left < 0) {
    counter = Object.assign(document.createElement("p"), { className: "hint" });
    counter.dataset.counter = target.id;
    target.after(counter);
  }
  if (!counter) return;
  counter.ariaLive = left < 0 ? "polite" : "off";
  counter.textContent = left < 0
    ? `${-left} de trop, sur ${limit} caractères au plus : rien n’est coupé, raccourcissez.`
    : `${limit} caractères au plus. Il en reste ${left}.`;
});

// Words already in use: each becomes a button that adds it to those typed, or takes it out again.
for (const list of document.querySelectorAll("[data-words]")) {
  const field = document.getElementById(list.dataset.words);
  const typed = () => field.value.split(/[,;\n]/).map((word) => word.trim()).filter(Boolean);
  const buttons = [...list.querySelectorAll("span")].map(({ textContent }) =>
    Object.assign(document.createElement("button"), { type: "button", textContent }));
  // Commas were for who reads a sentence.
  list.replaceChildren(list.firstChild, ...buttons.flatMap((button) => [button, " "]));
  const show = () => {
    for (const button of buttons) {
      button.ariaPressed = typed().includes(button.textContent);
      button.className = `button button-${button.ariaPressed === "true" ? "secondary" : "quiet"}`;
    }
  };
  list.addEventListener("click", ({ target }) => {
    if (!buttons.includes(target)) return;
    const words = typed(), word = target.textContent;
    field.value = (words.includes(word) ? words.filter((one) => one !== word) : [...words, word]).join(", ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  field.addEventListener("input", show);
  show();
}
