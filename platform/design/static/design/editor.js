// Starts what Wagtail starts by inline script, which the editor's security policy refuses.
"use strict";

const starters = {
  InlinePanel: (options) => new window.InlinePanel(options),
  MultipleChooserPanel: (options) => new window.MultipleChooserPanel(options),
  initDateChooser: (options, field) => window.initDateChooser(field, options),
  initDateTimeChooser: (options, field) => window.initDateTimeChooser(field, options),
  initTimeChooser: (options, field) => window.initTimeChooser(field, options),
};

const startAll = () => {
  for (const mark of document.querySelectorAll("template[data-start]")) {
    const { start, options, field } = mark.dataset;
    mark.remove();
    starters[start](JSON.parse(options), field);
  }
};

// Wagtail's rich text boxes have no accessible name: each gets its field's label.
const nameAll = () => {
  for (const box of document.querySelectorAll(".public-DraftEditor-content:not([aria-label])")) {
    const field = box.closest("[data-field]")?.querySelector("input[name]");
    const label = field && document.querySelector(`label[for="${field.id}"]`);
    if (label) box.setAttribute("aria-label", label.textContent.trim());
  }
};

startAll();
nameAll();
// Rows added later bring new fields, which must be started too.
new MutationObserver(() => { startAll(); nameAll(); }).observe(document.body, { childList: true, subtree: true });
