// Small comforts: every page works without this script.
"use strict";

// Focuses the errors of a form that is shown again.
document.querySelector("[data-focus]")?.focus();

// Closes a folded menu when the person leaves it.
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

// Shows how many characters are left; cuts nothing, and says at once that a text is too long.
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

// Makes each word in use a button that adds it to the typed ones, or removes it.
for (const list of document.querySelectorAll("[data-words]")) {
  const field = document.getElementById(list.dataset.words);
  const typed = () => field.value.split(/[,;\n]/).map((word) => word.trim()).filter(Boolean);
  const buttons = [...list.querySelectorAll("span")].map(({ textContent }) =>
    Object.assign(document.createElement("button"), { type: "button", textContent }));
  // The buttons replace the commas of the sentence.
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
