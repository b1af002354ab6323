(() => {
  "use strict";

  // The language switch keeps the section one is reading; without this script it keeps the page.
  const current = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && onScreen(target)) return location.hash;
    const headings = document.querySelectorAll("article :is(h2, h3, h4)[id]");
    const passed = [...headings].filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    return passed.length ? `#${passed.at(-1).id}` : "";
  };

  const onScreen = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };

  for (const link of document.querySelectorAll("a.language-switch")) {
    // Not only clicks: a new tab, a copied address and the keyboard shall keep the section too.
    for (const event of ["pointerdown", "focus", "click"]) {
      link.addEventListener(event, () => (link.hash = current()));
    }
  }

  // What the theme leaves without a name, or names as a landmark of its own in every block of code.
  addEventListener("load", () => {
    const query = document.querySelector(".md-search__input");
    query.closest("[role=dialog]").setAttribute("aria-label", query.placeholder);
    for (const buttons of document.querySelectorAll("nav.md-code__nav")) buttons.setAttribute("role", "none");
  });

  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("article details:not([open])")) {
      fold.open = true;
      addEventListener("afterprint", () => (fold.open = false), { once: true });
    }
  });
})();
