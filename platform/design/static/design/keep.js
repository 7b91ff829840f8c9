// Keeps what people type, so that a lost network or an ended session loses nothing. Beside each button a line says
// what is kept; a copy stays on the device until the server has it; this script sends the form.
// Without this script each form is sent as any other.
"use strict";

const PREFIX = "saisie:";
const DAYS = 30;
const QUIET = { device: 400, server: 2000 }; // milliseconds after the last key
const LONGEST_WAIT = 60_000;
const WORTH_SAYING = 500_000; // bytes: smaller forms are sent before anybody could read the progress
const OFFLINE = "Hors ligne : gardé sur cet appareil";
const NOWHERE = "Hors ligne : gardez cette page ouverte, rien n’est encore enregistré";
const FILE = "Hors ligne : le fichier reste choisi, gardez cette page ouverte";
const me = document.querySelector("meta[name=saisie]");
const owner = me?.content;
const followed = new Map(); // form -> its state
let isLeaving = false;

// ── the copy on the device, encrypted with a key that only its owner gets ──

const bytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
const text = (buffer) => btoa(Array.from(new Uint8Array(buffer), (one) => String.fromCharCode(one)).join(""));
const sealing = me && crypto.subtle
  ? crypto.subtle.importKey("raw", bytes(me.dataset.seal), "AES-GCM", false, ["encrypt", "decrypt"])
  : null;

const stored = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
const nameOf = (key) => `${PREFIX}${owner}:${key.split(":")[1]}`;

async function putAway(name, what) {
  if (!sealing) return false;
  try {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await sealing, new TextEncoder().encode(JSON.stringify(what)));
    localStorage.setItem(name, `${Date.now()} ${text(iv)} ${text(sealed)}`);
    return true;
  } catch {
    return false; // the storage is full, or the browser forbids it
  }
}

async function takeOut(name) {
  const [, iv, sealed] = localStorage.getItem(name).split(" ");
  const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(iv) }, await sealing, bytes(sealed));
  return JSON.parse(new TextDecoder().decode(opened));
}

// ── asking the server ──

const call = (url, body) => fetch(url, {
  method: body ? "POST" : "GET", body, redirect: "error", headers: { "X-Requested-With": "fetch" }, signal: AbortSignal.timeout(20_000),
});

// Returns why a form was not taken: « ended », « other » (somebody else signed in), « offline »; "" if it was answered.
function troubleOf(status, said = "") {
  if (status === 401) return said.includes('"other"') ? "other" : "ended";
  if (status === 403) return "ended"; // its token belongs to a session that ended
  return status === 0 || status >= 500 ? "offline" : "";
}

// Renews the page's tokens after the person signed in again; returns « other » if somebody else signed in.
async function renew() {
  const answer = await call(me.dataset.address);
  if (!answer.ok) return "ended";
  const { owner: now, csrf } = await answer.json();
  if (now !== owner) return "other";
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = csrf;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": csrf }));
  return "";
}

// ── the line beside the button ──

function say(known, words, isTrouble = false) {
  known.line.ariaLive = isTrouble ? "polite" : "off"; // so that a screen reader does not say at each pause that all is well
  if (known.line.textContent !== words) known.line.textContent = words;
}

function sayEnded(known) {
  if (known.line.querySelector("a")) return;
  say(known, "Votre session est finie : ", true);
  const link = Object.assign(document.createElement("a"), { href: "/connexion/", target: "_blank", textContent: "reconnectez-vous" });
  known.line.append(link, ", rien n'est perdu");
}

const sayKept = (known, at) => say(known, `Enregistré à ${at}${known.line.dataset.yet ? `, ${known.line.dataset.yet}` : ""}`);

// ── one form ──

const keyOf = (form) => form.elements.keep.value;

function typed(form) {
  const answers = new FormData(form);
  for (const [name, value] of [...answers]) if (value instanceof File) answers.delete(name);
  return answers;
}

function bodyOf(known) {
  const body = typed(known.form);
  body.set("keep-tab", known.tab);
  body.set("keep-seen", known.line.dataset.seen);
  return body;
}

function follow(form) {
  const line = form.querySelector("[data-keep]");
  if (!owner || !line || followed.has(form)) return;
  const known = { form, line, tab: crypto.randomUUID?.() ?? String(Math.random()), changed: 0, kept: 0, onDevice: 0, failures: 0 };
  followed.set(form, known);
  form.addEventListener("input", (event) => changed(known, event));
  if (line.dataset.typed) fill(form, JSON.parse(line.dataset.typed));
}

function fill(form, answers) {
  for (const field of form.elements) {
    const values = answers[field.name];
    // Restores also the text's version when the form was opened, so that a newer text is not overwritten unseen.
    if (!values || field.type === "file" || ["csrfmiddlewaretoken", "keep", "key"].includes(field.name)) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (field.multiple) for (const option of field.options) option.selected = values.includes(option.value);
    else field.value = values[0];
    const folded = field.closest("details");
    if (folded && values.some((value) => value)) folded.open = true;
  }
}

function changed(known, event) {
  if (event.target.type === "file") return;
  known.changed += 1;
  known.sending = null; // the person still types: the next try waits for the button
  if (!known.trouble) say(known, "Pas encore enregistré");
  clearTimeout(known.device);
  known.device = setTimeout(() => keepHere(known), QUIET.device);
  if (!known.trouble) later(known, QUIET.server);
}

function later(known, milliseconds) {
  clearTimeout(known.server);
  known.server = setTimeout(() => keepThere(known), milliseconds);
}

async function keepHere(known) {
  const what = { url: known.line.dataset.keep, tab: known.tab, typed: [...typed(known.form)], at: known.changed };
  if (known.isSent || !(await putAway(nameOf(keyOf(known.form)), what))) return false;
  if (known.isSent) forgetHere(known);
  known.onDevice = what.at;
  return true;
}

const forgetHere = (known) => localStorage.removeItem(nameOf(keyOf(known.form)));

async function keepThere(known) {
  if (known.isSent || !known.form.isConnected) return;
  const now = known.changed;
  const answer = await call(known.line.dataset.keep, bodyOf(known)).catch(() => null);
  if (known.isSent) return;
  if (!answer || answer.status === 429) return wait(known, "offline");
  const trouble = troubleOf(answer.status, answer.status === 401 ? await answer.text() : "");
  if (trouble) return wait(known, trouble);
  const said = await answer.json().catch(() => ({ words: "Vous ne pouvez plus écrire ici : copiez votre texte." }));
  if (answer.status === 409) {
    known.form.elements.keep.value = said.keep;
    if (known.form.elements.key) known.form.elements.key.value = uuidOf(said.keep);
    return keepThere(known);
  }
  recover(known);
  if (!answer.ok) return say(known, said.words, true);
  known.kept = now;
  if (known.changed === now) {
    forgetHere(known);
    sayKept(known, said.at);
    // So that reloading or returning to the page shows what was typed.
    if (new URL(said.resume, location.href).pathname === location.pathname) history.replaceState(history.state, "", said.resume);
  }
}

const uuidOf = (key) => key.split(":")[1].replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

function recover(known) {
  known.trouble = null;
  known.failures = 0;
}

// Says what is wrong, keeps the form on the device, and tries again, less and less often.
async function wait(known, trouble) {
  known.trouble = trouble;
  known.failures += 1;
  clearTimeout(known.server);
  known.server = setTimeout(() => retry(known), Math.min(LONGEST_WAIT, 1000 * 2 ** known.failures));
  const isHere = known.changed <= known.kept || (await keepHere(known));
  if (known.trouble !== trouble) return;
  const holdsFile = [...known.form.querySelectorAll("input[type=file]")].some((field) => field.files.length);
  const then = known.sending ? ". Ce sera envoyé dès que possible" : "";
  if (trouble === "ended") sayEnded(known);
  else if (trouble === "other") say(known, "Une autre personne est connectée sur cet appareil : elle ne verra rien de votre texte. Reconnectez-vous pour l'enregistrer.", true);
  else say(known, (holdsFile ? FILE : isHere ? OFFLINE : NOWHERE) + then, true);
}

async function retry(known) {
  if (!known.trouble || !known.form.isConnected || known.isRetrying) return;
  known.isRetrying = true;
  const trouble = await renew().catch(() => "offline");
  known.isRetrying = false;
  if (trouble) return wait(known, trouble);
  const again = known.sending;
  recover(known);
  if (!again) return known.changed > known.kept ? keepThere(known) : say(known, "");
  known.sending = null;
  known.form.requestSubmit(again.button);
}

const retryAll = () => { for (const known of followed.values()) retry(known); };

// ── sending ──

function progress(form, sent, total) {
  const shown = form.querySelector("[data-progress]");
  if (!shown || total < WORTH_SAYING) return;
  const percent = Math.round((100 * sent) / total);
  shown.hidden = false;
  shown.querySelector("progress").value = percent;
  // A screen reader says each quarter, not each percent.
  const said = shown.querySelector("[role=status]");
  const quarter = percent === 100 ? "Vérification du fichier…" : `Envoi : ${percent - (percent % 25)} %`;
  if (said.textContent !== quarter) said.textContent = quarter;
}

function arrive(request) {
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const main = page.querySelector("main");
  if (!main) return false;
  document.querySelector("main").replaceWith(main);
  document.title = page.title;
  window.htmx?.process(main);
  start(main);
  (main.querySelector("[data-focus]") ?? main).focus();
  return true;
}

function go(address) {
  isLeaving = true;
  const there = new URL(address, location.href);
  const isHere = there.pathname + there.search === location.pathname + location.search;
  if (isHere && there.hash) history.replaceState(null, "", there);
  if (isHere) location.reload();
  else location.assign(there);
}

function done(known) {
  known.isSent = true;
  clearTimeout(known.server);
  clearTimeout(known.device);
  forgetHere(known);
}

function failed(known, button, trouble) {
  known.isBusy = false;
  known.sending = { button };
  const shown = known.form.querySelector("[data-progress]");
  if (shown) shown.hidden = true;
  wait(known, trouble);
}

function answered(known, button, request) {
  const trouble = troubleOf(request.status, request.responseText);
  if (trouble) return failed(known, button, trouble);
  const address = request.getResponseHeader("X-Location");
  if (address) {
    done(known);
    return go(address);
  }
  known.isBusy = false;
  known.kept = known.changed; // the server keeps a form that it shows again
  clearTimeout(known.server);
  if (arrive(request)) forgetHere(known);
}

function send(known, button) {
  if (known.isBusy) return;
  known.isBusy = true;
  clearTimeout(known.server);
  clearTimeout(known.device);
  const answers = new FormData(known.form);
  if (button?.name) answers.append(button.name, button.value);
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", ({ loaded, total }) => progress(known.form, loaded, total));
  request.addEventListener("load", () => answered(known, button, request));
  for (const cut of ["error", "abort", "timeout"]) request.addEventListener(cut, () => failed(known, button, "offline"));
  request.open("POST", button?.getAttribute("formaction") || known.form.getAttribute("action") || location.href);
  request.setRequestHeader("X-Requested-With", "fetch");
  request.send(answers);
}

document.addEventListener("submit", (event) => {
  const known = followed.get(event.target);
  if (/\/deconnexion\/$/.test(event.target.action)) return signOut(event);
  if (!known || event.defaultPrevented) return; // htmx sends its own forms
  event.preventDefault();
  send(known, event.submitter);
});

// ── forms that htmx sends ──

const askedBy = (detail) => detail.requestConfig?.elt ?? detail.elt;
document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const known = followed.get(askedBy(detail));
  if (!known) return;
  clearTimeout(known.server);
  known.button = detail.requestConfig.triggeringEvent?.submitter;
});
document.addEventListener("htmx:xhr:progress", ({ target, detail }) => progress(target, detail.loaded, detail.total));
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const asking = askedBy(detail);
  const known = followed.get(asking) ?? followed.get(asking.form);
  if (!known || known.isSent) return;
  const { status, responseText } = detail.xhr;
  const trouble = troubleOf(status, responseText);
  if (trouble && asking === known.form) failed(known, known.button, trouble);
  else if (trouble) wait(known, trouble);
  else if (asking === known.form && status < 400) done(known);
  else known.kept = known.changed; // the server keeps the form, and shows it again
});
document.addEventListener("htmx:load", ({ target }) => start(target));

// ── copies left on the device, and signing out ──

async function flush(withOpenForms = false) {
  if (!owner || !sealing) return;
  const open = withOpenForms ? [] : [...followed.keys()].map((form) => nameOf(keyOf(form)));
  for (const name of stored()) {
    if (Number(localStorage.getItem(name).split(" ")[0]) < Date.now() - DAYS * 86_400_000) localStorage.removeItem(name);
    else if (name.startsWith(`${PREFIX}${owner}:`) && !open.includes(name)) await deliver(name).catch(() => {});
  }
}

async function deliver(name) {
  const what = await takeOut(name);
  const body = new FormData();
  for (const [field, value] of what.typed) body.append(field, value);
  body.set("keep-tab", what.tab);
  body.set("csrfmiddlewaretoken", document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "");
  const answer = await call(what.url, body);
  if (answer.ok || answer.status === 410) localStorage.removeItem(name);
  if (!answer.ok) return;
  const { resume } = await answer.json();
  for (const { form, line } of followed.values()) {
    const there = new URL(resume, location.href);
    if (there.pathname !== new URL(form.getAttribute("action") || location.href, location.href).pathname) continue;
    line.append(" Une saisie restée sur cet appareil est retrouvée : ", Object.assign(document.createElement("a"), { href: resume, textContent: "la reprendre" }));
  }
}

// Removes a person's words from the device when they sign out, after sending the server those that it lacks.
async function signOut(event) {
  if (stored().length === 0) return;
  event.preventDefault();
  isLeaving = true;
  await flush(true);
  const isReached = await renew().then(() => true, () => false);
  if (isReached) for (const name of stored()) if (!owner || name.startsWith(`${PREFIX}${owner}:`)) localStorage.removeItem(name);
  event.target.submit();
}

document.addEventListener("click", async ({ target }) => {
  const signed = target.dataset?.forget;
  if (!signed) return;
  const body = typed(target.form);
  body.set("keep", signed);
  body.set("do", "forget");
  const answer = await call(me.dataset.address, body).catch(() => null);
  if (answer?.ok) target.closest("[data-waiting]").remove();
});

// ── leaving, coming back ──

addEventListener("beforeunload", (event) => {
  if (isLeaving) return;
  for (const known of followed.values()) {
    if (!known.isSent && known.changed > Math.max(known.kept, known.onDevice)) event.preventDefault();
  }
});
addEventListener("pagehide", () => {
  if (isLeaving) return;
  for (const known of followed.values()) {
    if (known.isSent || known.isBusy || known.trouble || known.changed <= known.kept) continue;
    fetch(known.line.dataset.keep, { method: "POST", body: bodyOf(known), keepalive: true, headers: { "X-Requested-With": "fetch" } }).catch(() => {});
  }
});
addEventListener("pageshow", ({ persisted }) => { if (persisted) location.reload(); });
for (const back of ["online", "focus"]) addEventListener(back, retryAll);
document.addEventListener("visibilitychange", () => { if (!document.hidden) retryAll(); });

function start(part) {
  for (const line of part.querySelectorAll("[data-keep]")) follow(line.closest("form"));
}

start(document);
flush().finally(() => { document.documentElement.dataset.flushed = ""; });
