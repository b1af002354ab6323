(() => {
  "use strict";

  // Copying itself, and the word that it was done, are the theme's: it copies the `data-clipboard-text` of what is
  // pressed. The words come from the build, in the page's language; the 404 page has none of all this.
  const article = document.querySelector("article[data-copy-tex]");
  if (!article) return;
  const words = article.dataset;
  const all = (selector) => article.querySelectorAll(selector);

  document.querySelector(".md-dialog__inner").setAttribute("role", "status");

  // Buttons to copy an equation's TeX, and the program up to a cell

  const button = (kind, title, label = title) => {
    const made = document.createElement("button");
    made.className = `tool tool-${kind}`;
    made.type = "button";
    made.title = title;
    made.setAttribute("aria-label", label);
    return made;
  };

  for (const equation of all(".equation")) {
    const number = equation.querySelector(".equation-number");
    const copy = button("tex", words.copyTex, `${words.copyTex}: ${number.getAttribute("aria-label")}`);
    copy.dataset.clipboardText = equation.dataset.tex;
    number.after(copy);
  }

  for (const tools of all(".cell-tools")) tools.append(button("program", words.copyProgram));

  const programUpTo = (last) => {
    const codes = new Map(); // a cell that is shown twice is copied once, at its first place
    for (const cell of all(".cell[id]")) {
      if (!codes.has(cell.id)) codes.set(cell.id, cell.querySelector("pre > code").textContent.trimEnd());
      if (cell === last) break;
    }
    return [...codes.values()].join("\n\n") + "\n";
  };

  // Links that copy their address when they are followed

  const PERMALINKS = "a:is(.headerlink, .equation-number, .cell-link)";
  for (const link of all(PERMALINKS)) link.title = words.copyLink;

  // Before the click reaches the theme.
  article.addEventListener("click", (event) => {
    const link = event.target.closest(PERMALINKS);
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) link.dataset.clipboardText = link.href;
    else link?.removeAttribute("data-clipboard-text");
    const copy = event.target.closest(".tool-program");
    if (copy) copy.dataset.clipboardText = programUpTo(copy.closest(".cell"));
  });

  // The equation that a reference means, beside the reference

  const pages = new Map();
  let preview, wanted, timer;

  const pageOf = ({ href, pathname }) => {
    if (pathname === location.pathname) return document;
    if (!pages.has(pathname)) {
      const page = fetch(href).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));
      pages.set(pathname, page.then((text) => new DOMParser().parseFromString(text, "text/html")));
      page.catch(() => pages.delete(pathname)); // to be asked for again
    }
    return pages.get(pathname);
  };

  const hide = () => {
    clearTimeout(timer);
    wanted?.removeAttribute("aria-describedby");
    preview?.remove();
    preview = wanted = undefined;
  };

  const plan = (act, delay) => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  };

  const show = async (link) => {
    if (wanted === link) return;
    hide();
    wanted = link;
    const page = await Promise.resolve(pageOf(link)).catch(() => null); // offline it stays a link
    const formula = page?.querySelector(`${link.hash} .math-display`);
    if (!formula || wanted !== link) return;
    preview = document.createElement("div");
    preview.className = "preview";
    preview.id = "preview";
    preview.setAttribute("role", "tooltip");
    preview.append(document.importNode(formula, true));
    if (page !== document) preview.append(...fromElsewhere(page));
    preview.addEventListener("pointerenter", () => clearTimeout(timer));
    preview.addEventListener("pointerleave", () => plan(hide, 200));
    article.append(preview);
    link.setAttribute("aria-describedby", "preview");
    place(link.getBoundingClientRect(), article.getBoundingClientRect());
  };

  // What a formula of another page needs here: its page's title, and the glyphs that this page does not have.
  const fromElsewhere = (page) => {
    const title = document.createElement("p");
    title.append(...document.importNode(page.querySelector("h1"), true).childNodes);
    title.querySelector(".headerlink").remove();
    const sheet = document.importNode(page.querySelector(".math-glyphs"), true);
    for (const glyph of sheet.querySelectorAll("[id]")) {
      if (document.getElementById(glyph.id) || !preview.querySelector(`[href="#${glyph.id}"]`)) glyph.remove();
    }
    return [sheet, title];
  };

  const place = (link, column) => {
    const { offsetWidth: width, offsetHeight: height } = preview;
    const top = link.bottom + height < innerHeight ? link.bottom : link.top - height;
    preview.style.top = `${top - column.top}px`;
    preview.style.left = `${Math.max(0, Math.min(link.left - column.left, column.width - width))}px`;
  };

  for (const link of all("a.eqref")) {
    link.addEventListener("pointerenter", ({ pointerType }) => pointerType !== "touch" && plan(() => show(link), 150));
    link.addEventListener("pointerleave", () => plan(hide, 200));
    link.addEventListener("focus", () => link.matches(":focus-visible") && show(link));
    link.addEventListener("blur", hide);
    link.addEventListener("click", hide);
  }

  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    hide();
    // A term's note needs no script to open, but one to close while the reader stays on the word.
    for (const term of all(".term:is(:focus, :hover), .term:has(+ .term-text:hover)")) {
      term.classList.add("closed");
      for (const leave of ["blur", "pointerleave", "pointerenter"]) {
        term.addEventListener(leave, () => term.classList.remove("closed"), { once: true });
      }
    }
  });

  // A finger has no hover: its first touch of a term shows the note, its second follows the link.
  let touched;
  article.addEventListener("click", (event) => {
    const term = event.target.closest("a.term");
    if (term && term !== touched && event.pointerType === "touch") event.preventDefault();
    touched = term;
  });

  // The theme's keys, said where they lead; and where one is in the contents, also for those who do not see it

  const keys = { ".md-footer__link--prev": "p", ".md-footer__link--next": "n", ".md-search__input": "/" };
  for (const [selector, key] of Object.entries(keys)) {
    const element = document.querySelector(selector);
    element?.setAttribute("aria-keyshortcuts", key);
    if (element) element.title = words.key.replace("{}", key);
  }

  const contents = new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target.matches(".md-nav__link--active")) target.setAttribute("aria-current", "location");
      else target.removeAttribute("aria-current");
    }
  });
  for (const list of document.querySelectorAll("[data-md-component=toc]")) {
    contents.observe(list, { subtree: true, attributeFilter: ["class"] });
  }
})();
