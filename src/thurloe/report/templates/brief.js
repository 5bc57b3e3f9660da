(function () {
  "use strict";
  var root = document.documentElement;
  var all = function (query, within) { return Array.from((within || document).querySelectorAll(query)); };
  var byId = function (id) { return document.getElementById(id); };
  root.classList.add("js");

  /* A click on a statement opens its account and lights its words. */
  var cameFrom = null, lit = [];
  function open(element) {
    for (var at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  }
  function light(elements) {
    lit.forEach(function (one) { one.classList.remove("lit"); });
    lit = elements;
    lit.forEach(function (one) { one.classList.add("lit"); });
  }
  function show(id) {
    var target = byId(id);
    if (!target) return;
    target.hidden = false;
    open(target);
    var words = /^c\d+$/.test(id) ? all('[data-c~="' + id + '"]') : [];
    var part = target.tagName === "SECTION";  // of the page: gone to, and not lit as a whole
    light(words.length ? words : part ? [] : [target]);
    (words[0] || target).scrollIntoView({ block: !part && /^[fcet]/.test(id) ? "center" : "start" });
    if (words[0]) words[0].focus({ preventScroll: true });
  }
  function here() { return decodeURIComponent(location.hash.slice(1)); }
  addEventListener("hashchange", function () { if (here()) show(here()); });
  if (here()) show(here());

  var back = byId("back"), support = byId("support");
  function leave(link) {
    cameFrom = link;
    back.hidden = false;
  }
  back.addEventListener("click", function () {
    back.hidden = true;
    if (!cameFrom) return;
    open(cameFrom);
    cameFrom.scrollIntoView({ block: "center" });
    cameFrom.focus({ preventScroll: true });
  });

  /* A click on marked words lists the findings that rest on them. */
  function explain(mark) {
    var list = support.querySelector("ul");
    list.textContent = "";
    mark.dataset.f.split(" ").forEach(function (id) {
      var finding = byId(id);
      if (!finding) return;
      var item = document.createElement("li"), link = document.createElement("a");
      var question = finding.querySelector("h3, .q"), value = finding.querySelector("h4, .value");
      link.href = "#" + id;
      link.textContent = question ? question.textContent : id;
      item.className = finding.dataset.status;
      item.appendChild(link);
      if (value) item.appendChild(document.createTextNode(" " + value.textContent));
      list.appendChild(item);
    });
    light(all("a.m").filter(function (one) {
      return one.dataset.c.split(" ").some(function (c) { return mark.dataset.c.split(" ").indexOf(c) >= 0; });
    }));
    support.hidden = false;
    support.mark = mark;
    list.querySelector("a").focus();
  }
  function close() {
    support.hidden = true;
    if (support.mark) support.mark.focus({ preventScroll: true });
  }
  support.querySelector("button").addEventListener("click", close);
  document.addEventListener("click", function (event) {
    var link = event.target.closest('a[href^="#"]');
    if (!link) return;
    if (link.classList.contains("m")) {
      event.preventDefault();
      explain(link);
      return;
    }
    var id = decodeURIComponent(link.getAttribute("href").slice(1));
    if (link.closest("#support")) { leave(support.mark); support.hidden = true; }
    else if (!link.closest("nav, .numbers, .skip")) leave(link);
    if (id === here()) { event.preventDefault(); show(id); }
  });

  /* The filter: findings by their words and their status. */
  var query = byId("query"), form = byId("filter"), timer = null;
  var findings = all(".finding"), heard = null;
  function filter() {
    var wanted = query.value.toLowerCase().split(/\s+/).filter(Boolean), on = {}, shown = 0;
    all('input[name="status"]').forEach(function (box) { on[box.value] = box.checked; });
    heard = heard || findings.map(function (one) {
      var group = one.closest(".group");
      return ((group ? group.querySelector("h3").textContent + " " : "") + one.textContent).toLowerCase();
    });
    findings.forEach(function (one, at) {
      var kept = on[one.dataset.status] && wanted.every(function (word) { return heard[at].indexOf(word) >= 0; });
      one.hidden = !kept;
      shown += kept;
    });
    all(".group").forEach(function (group) {
      group.hidden = !group.querySelector(".finding:not([hidden])");
      if (wanted.length && !group.hidden) group.open = true;
    });
    var narrowed = wanted.length || shown < findings.length;
    byId("matches").textContent = narrowed ? shown + " of " + findings.length : "";
  }
  form.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(filter, 120); });
  form.addEventListener("submit", function (event) { event.preventDefault(); filter(); });

  /* The network: the ties of one name stand out. */
  all(".node").forEach(function (node) {
    var id = node.dataset.end;
    var lines = all(".edges [data-ends]").filter(function (line) { return line.dataset.ends.split(" ").indexOf(id) >= 0; });
    var mark = function (on) { return function () { lines.forEach(function (line) { line.classList.toggle("on", on); }); }; };
    ["mouseenter", "focus"].forEach(function (name) { node.addEventListener(name, mark(true)); });
    ["mouseleave", "blur"].forEach(function (name) { node.addEventListener(name, mark(false)); });
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !support.hidden) close();
    else if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) { event.preventDefault(); query.focus(); }
  });

  /* Paper has no clicks: all that was folded is printed, and folded again. */
  var unfolded = [];
  addEventListener("beforeprint", function () {
    unfolded = all("details.print:not([open])");
    unfolded.forEach(function (one) { one.open = true; });
  });
  addEventListener("afterprint", function () { unfolded.forEach(function (one) { one.open = false; }); });
})();
