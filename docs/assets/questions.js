(() => {
  "use strict";

  // Each question stands in the page with all its answers, folded. Here it becomes a form that tells the feedback to
  // the reader's own answer. Nothing is sent, nothing is kept. The words come from the build.

  const words = document.querySelector("article")?.dataset;
  const make = (name, values) => Object.assign(document.createElement(name), values);

  const copied = (item) => {
    const copy = item.cloneNode(true);
    for (const tool of copy.querySelectorAll(".cell-tools, nav, button")) tool.remove();
    for (const inner of copy.querySelectorAll("[id]")) inner.removeAttribute("id"); // the fold has them already
    return copy;
  };
  const told = (item) => copied(item).childNodes;
  const verdict = (kind, textContent) => make("p", { className: `verdict ${kind}`, textContent });

  // What a reader can mean by an entry: a number, or several

  const number = (text) => {
    const bare = text.replace(/[−–—‐‑]/g, "-").replace(/[\s'%()]/g, "").replaceAll(",", ".");
    const [top, bottom = "1"] = bare.replace(/[·*×x.]10\^/, "e").split("/");
    const read = (digits) => (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(digits) ? +digits : NaN);
    return read(top) / read(bottom);
  };

  // 1,234 and 1.234 are one thousand and more in one of the languages.
  const readings = (text) => [number(text), /^\D?\d{1,3}([.,]\d{3})+$/.test(text) ? number(text.replace(/[.,]/g, "")) : NaN];

  const several = (text) => {
    const bare = text.replace(/[[\](){}]/g, " ").trim().replace(/,$/, "");
    return bare.split([/;/, /[×x*]/, /,\s/].find((sign) => sign.test(bare)) ?? /[\s,]+/).map(number);
  };

  const means = (text, { value, within, percent }) => {
    const near = (one, other) => Math.abs(one - other) <= +within + 1e-9 * Math.max(1, Math.abs(other));
    const meant = JSON.parse(value);
    const found = several(text);
    if (meant.length) return found.length === meant.length && found.every((one, place) => near(one, meant[place]));
    return readings(text).some((one) => near(one, meant) || (percent === "" && near(one / 100, meant)));
  };

  // The two kinds of questions: each adds its fields, and returns what finds the feedback

  const choose = (quiz, form, answers, name) => {
    const type = "several" in quiz.dataset ? "checkbox" : "radio";
    const fields = [...quiz.querySelectorAll(".quiz-choices > li")].map((item) => {
      const label = make("label");
      const field = make("input", { type, name: quiz.id });
      field.setAttribute("form", form.id);
      field.setAttribute("aria-describedby", name);
      label.append(field, ...item.childNodes);
      item.append(label);
      return field;
    });
    return () => {
      const chosen = answers.filter((_, place) => fields[place].checked);
      if (!chosen.length) return [words.chooseFirst];
      if (type === "radio") return told(chosen[0]);
      const right = chosen.every((item) => item.matches(".right"));
      const all = right && chosen.length === answers.filter((item) => item.matches(".right")).length;
      const list = make("ol", { type: "A" });
      for (const item of chosen) list.appendChild(copied(item)).value = answers.indexOf(item) + 1;
      const kind = all ? "complete" : right ? "incomplete" : "notYet";
      return [verdict(all ? "right" : "wrong", words[kind]), list];
    };
  };

  const enter = (quiz, form, answers, name) => {
    const label = make("label", { textContent: words.entry });
    const field = make("input", { autocomplete: "off", spellcheck: false });
    label.append(field);
    form.prepend(label);
    field.setAttribute("aria-describedby", name);
    field.addEventListener("input", () => field.removeAttribute("aria-invalid"));
    return () => {
      const text = field.value.trim();
      const values = answers.filter((item) => item.dataset.value);
      const item = values.find(({ dataset }) => means(text, dataset));
      field.setAttribute("aria-invalid", !item?.matches(".right"));
      if (item) return told(item);
      const shape = quiz.querySelector(".right").dataset.value[0] === "[";
      if ((shape ? several : readings)(text).every(isNaN)) return [shape ? words.noShape : words.noNumber];
      return [verdict("wrong", words.notYet), ...answers.filter((one) => one.matches(".hint")).flatMap((one) => [...told(one)])];
    };
  };

  for (const quiz of document.querySelectorAll(".quiz")) {
    const name = `${quiz.id}-told`;
    const form = make("form", { id: `${quiz.id}-form` });
    const region = make("div", { id: name, className: "quiz-told" });
    region.setAttribute("aria-live", "polite");
    form.append(make("button", { textContent: words.check }));
    quiz.querySelector(".quiz-form").append(form, region);
    const answers = [...quiz.querySelectorAll("details > :is(ol, ul) > li")];
    const feedback = (quiz.matches(".choose") ? choose : enter)(quiz, form, answers, name);
    quiz.addEventListener("input", () => region.replaceChildren());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      region.replaceChildren(...feedback());
    });
  }
})();
