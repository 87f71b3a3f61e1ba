"use strict";
/*
 * How the facets open and close: unfolded on a wide screen, a sheet from below on a telephone.
 *
 * The sheet is a `<section>`, because the browsers inside old telephones have no
 * `<dialog>`. Focus stays in it; Escape, the dimmed page and the telephone's way
 * back close it. What was chosen in it stays chosen and is one step in the history.
 */
{
  const api = window.catalogSearch;
  const { make } = api;
  const { addressOf, go } = api.state;
  const NARROW = "(max-width: 59.99rem)"; // as in filters.css
  const FOCUSABLE = "button, input";

  class Sheet {
    /** owner: {state}; `bar` stays above the results and has the `opener`; `element` is what opens. */
    constructor(owner, bar, opener, element) {
      this.owner = owner;
      this.bar = bar;
      this.opener = opener;
      this.element = element;
      this.veil = make("div", { class: "facets-veil" });
      this.veil.hidden = true;
      document.body.append(this.veil);
      opener.setAttribute("aria-controls", element.id);
      this.listen();
    }

    listen() {
      this.opener.addEventListener("click", () => (this.isOpen ? this.close() : this.open()));
      this.veil.addEventListener("click", () => this.close());
      this.element.addEventListener("keydown", (event) => this.key(event));
      const narrow = window.matchMedia(NARROW);
      // A telephone turned on its side may be wide enough for the other form.
      const turned = () => this.isSheet && !narrow.matches && this.close();
      if (narrow.addEventListener) narrow.addEventListener("change", turned);
      else narrow.addListener(turned);
    }

    get isOpen() {
      return this.element.classList.contains("facets-open");
    }

    get isSheet() {
      return this.element.getAttribute("role") === "dialog";
    }

    open() {
      this.element.classList.add("facets-open");
      this.opener.setAttribute("aria-expanded", "true");
      if (!window.matchMedia(NARROW).matches) return;
      this.before = addressOf(this.owner.state);
      this.pushed = go("pushState", this.owner.state, { sheet: true });
      this.element.setAttribute("role", "dialog");
      this.element.setAttribute("aria-modal", "true");
      this.veil.hidden = false;
      document.documentElement.classList.add("sheet-open");
      this.element.focus();
    }

    close() {
      const { isSheet } = this;
      this.fold();
      if (!isSheet) return;
      if (addressOf(this.owner.state) !== this.before) {
        go("replaceState", this.owner.state);
      } else if (this.pushed) {
        this.leaving = true;
        history.back();
      }
    }

    /** Folds up; the address is another matter. */
    fold() {
      const { isSheet } = this;
      this.element.classList.remove("facets-open");
      for (const name of ["role", "aria-modal"]) this.element.removeAttribute(name);
      this.opener.setAttribute("aria-expanded", "false");
      this.veil.hidden = true;
      document.documentElement.classList.remove("sheet-open");
      this.opener.focus();
      // The results begin where the bar is.
      if (isSheet) this.bar.scrollIntoView({ block: "start" });
    }

    /** Writes a changed state down: a step of its own, or the one step of the sheet. */
    step() {
      if (this.isSheet) go("replaceState", this.owner.state, { sheet: true });
      else go("pushState", this.owner.state);
    }

    /** Whether a step back was meant for the sheet: it closes, and what was chosen in it stays. */
    wentBack() {
      if (this.leaving) {
        this.leaving = false;
        return true;
      }
      if (!this.isSheet) return false;
      this.fold();
      if (addressOf(this.owner.state) !== this.before) go("pushState", this.owner.state);
      return true;
    }

    key(event) {
      if (event.key === "Escape" && this.isOpen) {
        this.close();
        event.preventDefault();
      }
      if (event.key !== "Tab" || !this.isSheet) return;
      const all = Array.from(this.element.querySelectorAll(FOCUSABLE)).filter((one) => one.offsetParent && !one.disabled);
      const [first, last] = [all[0], all[all.length - 1]];
      const at = document.activeElement;
      if (event.shiftKey ? at === first || at === this.element : at === last) {
        (event.shiftKey ? last : first).focus();
        event.preventDefault();
      }
    }
  }

  api.Sheet = Sheet;
}
