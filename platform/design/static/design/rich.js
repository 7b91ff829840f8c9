// The rich editor. The script loads it when a person enters a form that has one, and replaces each text box that they
// enter. Without it a text box stays a text box, and the text keeps its bold, links and sub-headings.
const TABLE = "Le tableau collé est devenu du texte : une ligne par rangée, « | » entre les cases.";
const LINK = "Adresse du lien";
let fetched = null;

function modules(form) {
  fetched ??= import(form.dataset.editor).catch(() => { fetched = null; });
  return fetched;
}

document.addEventListener("focusin", async ({ target }) => {
  const form = target.closest?.("form[data-editor]");
  if (!form) return;
  const parts = await modules(form);
  if (parts && target.matches("textarea[data-rich]") && target.isConnected && !target.hidden) enrich(parts, target);
});

// ── the editor in place of a text box ──

function extensions({ Bold, BulletList, Document, HardBreak, Heading, History, Italic, Link, ListItem, OrderedList, Paragraph, Text }) {
  return [
    Document, Paragraph, Text, HardBreak, History, Bold, Italic, BulletList, OrderedList,
    Heading.configure({ levels: [3, 4] }),
    // No Tab key here, so that Tab leaves the editor as it leaves any other box.
    ListItem.extend({ addKeyboardShortcuts() { return { Enter: () => this.editor.commands.splitListItem(this.name) }; } }),
    Link.configure({ openOnClick: false, HTMLAttributes: { target: null, rel: null } }),
  ];
}

function enrich(parts, area) {
  const [label] = area.labels;
  const said = Object.assign(document.createElement("p"), { className: "hint" });
  const place = document.createElement("div");
  const isIn = document.activeElement === area;
  const { id, offsetHeight, value, defaultValue, dataset } = area;
  said.setAttribute("role", "status");
  label.id ||= `${id}_label`;
  area.hidden = true;
  area.removeAttribute("id");
  area.after(place, said);
  const attributes = { id, class: "input rich", role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id };
  for (const name of ["aria-describedby", "aria-invalid"]) if (area.hasAttribute(name)) attributes[name] = area.getAttribute(name);
  const editor = new parts.Editor({
    element: place, extensions: extensions(parts), injectCSS: false,
    content: value === defaultValue ? dataset.rich : htmlOf(value),
    editorProps: { attributes, transformPastedHTML: (html) => readable(html, said) },
    onUpdate: () => write(editor, area),
  });
  Object.assign(editor.view.dom.style, { whiteSpace: "break-spaces", minHeight: `${offsetHeight}px` });
  place.before(toolbar(editor, label));
  label.addEventListener("click", () => editor.commands.focus());
  if (!isIn) return;
  // Focus at once: the editor's own command waits for a frame, and would lose what is typed meanwhile.
  editor.commands.setTextSelection(editor.state.doc.content.size);
  editor.view.focus();
}

function write(editor, area) {
  const mark = `${area.name}-html`;
  if (!area.form.elements[mark]) area.after(Object.assign(document.createElement("input"), { type: "hidden", name: mark, value: "on" }));
  area.value = editor.isEmpty ? "" : editor.getHTML();
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

const escaped = (text) => text.replace(/[&<>]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[one]);

// Returns the HTML of what was typed before the editor was loaded.
function htmlOf(text) {
  return text.split(/\n{2,}/).map((part) => {
    const lines = part.split("\n").map(escaped);
    if (lines.length > 1 && lines.every((line) => line.startsWith("- "))) return `<ul>${lines.map((line) => `<li>${line.slice(2)}</li>`).join("")}</ul>`;
    return `<p>${lines.join("<br>")}</p>`;
  }).join("");
}

// ── its buttons ──

const TOOLS = [
  ["Gras", "bold", (chain) => chain.toggleBold()],
  ["Italique", "italic", (chain) => chain.toggleItalic()],
  ["Sous-titre", "heading", (chain) => chain.toggleHeading({ level: 3 })],
  ["Liste", "bulletList", (chain) => chain.toggleBulletList()],
  ["Liste numérotée", "orderedList", (chain) => chain.toggleOrderedList()],
];

const button = (text) => Object.assign(document.createElement("button"), { type: "button", textContent: text, className: "button button-quiet" });

function toolbar(editor, label) {
  const bar = Object.assign(document.createElement("div"), { className: "row" });
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", `Mise en forme : ${label.firstChild.textContent.trim()}`);
  const made = TOOLS.map(([text, name, act]) => {
    const one = button(text);
    one.addEventListener("click", () => act(editor.chain().focus()).run());
    return [one, name];
  });
  const link = button("Lien");
  made.push([link, "link"]);
  const buttons = made.map(([one]) => one);
  const asking = address(editor, link);
  const show = () => {
    for (const [one, name] of made) {
      one.ariaPressed = editor.isActive(name);
      one.className = `button button-${editor.isActive(name) ? "secondary" : "quiet"}`;
    }
  };
  editor.on("transaction", show);
  show();
  bar.append(...buttons, asking);
  oneStop(bar, buttons);
  return bar;
}

// Makes all buttons one stop of the Tab key; arrows go from one to the next.
function oneStop(bar, buttons) {
  const choose = (chosen) => { for (const one of buttons) one.tabIndex = one === chosen ? 0 : -1; };
  choose(buttons[0]);
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = buttons.indexOf(event.target);
    if (!step || at < 0) return;
    event.preventDefault();
    const next = buttons[(at + step + buttons.length) % buttons.length];
    choose(next);
    next.focus();
  });
}

function address(editor, link) {
  const asking = Object.assign(document.createElement("span"), { hidden: true });
  const field = Object.assign(document.createElement("input"), { className: "input", inputMode: "url", ariaLabel: LINK, placeholder: "https://" });
  const put = button("Poser le lien");
  const close = () => { asking.hidden = true; editor.commands.focus(); };
  const done = () => {
    const typed = field.value.trim();
    asking.hidden = true;
    if (!typed) return close();
    const href = /^[a-z]+:/i.test(typed) ? typed : typed.includes("@") ? `mailto:${typed}` : `https://${typed}`;
    const chain = editor.chain().focus();
    if (editor.state.selection.empty) chain.insertContent({ type: "text", text: typed, marks: [{ type: "link", attrs: { href } }] }).run();
    else chain.setLink({ href }).run();
  };
  link.addEventListener("click", () => {
    if (editor.isActive("link")) return editor.chain().focus().extendMarkRange("link").unsetLink().run();
    field.value = "";
    asking.hidden = false;
    field.focus();
  });
  put.addEventListener("click", done);
  field.addEventListener("input", (event) => event.stopPropagation()); // the address is no answer of the form
  field.addEventListener("keydown", (event) => {
    if (!["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") done(); else close();
  });
  asking.append(field, put);
  return asking;
}

// ── what is pasted from Word, LibreOffice, Outlook or a page ──

function readable(html, said) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const tables = [...page.querySelectorAll("table")];
  said.textContent = tables.length ? TABLE : "";
  for (const table of tables.reverse()) table.replaceWith(...rowsOf(table)); // inner tables first
  for (const [from, to] of [["h1, h2", "h3"], ["h5, h6", "h4"]]) {
    for (const title of page.querySelectorAll(from)) title.replaceWith(filled(to, title));
  }
  for (const item of page.querySelectorAll("p[style*='mso-list']")) listOfWord(item);
  return page.body.innerHTML;
}

function filled(tag, from) {
  const made = document.createElement(tag);
  made.append(...from.childNodes);
  return made;
}

function rowsOf(table) {
  const wordsOf = (cell) => {
    cell.innerHTML = cell.innerHTML.replace(/<\/(p|div|li|h\d)>|<br[^>]*>/gi, "$& ");
    return cell.textContent.replace(/\s+/g, " ").trim();
  };
  const rows = [...table.rows].map((row) => [...row.cells].map(wordsOf).join(" | "));
  return [table.caption ? wordsOf(table.caption) : "", ...rows].filter((row) => row.replace(/[| ]/g, ""))
    .map((row) => Object.assign(document.createElement("p"), { textContent: row }));
}

// Word writes each item of a list as a paragraph that begins with its bullet or its number.
function listOfWord(item) {
  const mark = item.querySelector("[style*='mso-list:Ignore'], [style*='mso-list: Ignore']");
  if (!mark) return;
  const tag = /^\s*(\d+|[a-z]+|[ivx]+)[.)]/i.test(mark.textContent) ? "OL" : "UL";
  mark.remove();
  const before = item.previousElementSibling;
  const list = before?.tagName === tag && before.dataset.word ? before : Object.assign(document.createElement(tag), {});
  list.dataset.word = "on";
  if (list !== before) item.before(list);
  list.append(filled("li", item));
  item.remove();
}
