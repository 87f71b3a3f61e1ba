"use strict";
/*
 * How the facets open and close: unfolded on a wide screen, a bottom sheet on a telephone.
 *
 * The sheet is a `<section>`, because the browsers inside old telephones have no
 * `<dialog>`. Focus stays in it; Escape, the dimmed page and the telephone's way
 * back close it. What was chosen in it stays chosen and is one step in the history.
 */
{
  const { h } = catalog.dom;
  const { urlOf, write } = catalog.filters;
  const NARROW = "(max-width: 59.99rem)"; // as in the style sheets
  const FOCUSABLE = "button, input";

  class BottomSheet {
    /** owner: {state}; `bar` stays above the results and has the `opener`; `element` is what opens. */
    constructor(owner, bar, opener, element) {
      this.owner = owner;
      this.bar = bar;
      this.opener = opener;
      this.element = element;
      this.backdrop = h("div", { class: "facets-backdrop" });
      this.backdrop.hidden = true;
      document.body.append(this.backdrop);
      opener.setAttribute("aria-controls", element.id);
      this.listen();
    }

    listen() {
      this.opener.addEventListener("click", () => (this.isOpen ? this.close() : this.open()));
      this.backdrop.addEventListener("click", () => this.close());
      this.element.addEventListener("keydown", (event) => this.onKey(event));
      const narrow = window.matchMedia(NARROW);
      // A telephone turned on its side may be wide enough for the other form.
      const onTurn = () => this.isSheet && !narrow.matches && this.close();
      if (narrow.addEventListener) narrow.addEventListener("change", onTurn);
      else narrow.addListener(onTurn);
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
      this.urlBefore = urlOf(this.owner.state);
      this.pushed = write("pushState", this.owner.state, { sheet: true });
      this.element.setAttribute("role", "dialog");
      this.element.setAttribute("aria-modal", "true");
      this.backdrop.hidden = false;
      document.documentElement.classList.add("sheet-open");
      this.element.focus();
    }

    close() {
      const { isSheet } = this;
      this.collapse();
      if (!isSheet) return;
      if (urlOf(this.owner.state) !== this.urlBefore) {
        write("replaceState", this.owner.state);
      } else if (this.pushed) {
        this.leaving = true;
        history.back();
      }
    }

    /** Closes without a change of the address. */
    collapse() {
      const { isSheet } = this;
      this.element.classList.remove("facets-open");
      for (const name of ["role", "aria-modal"]) this.element.removeAttribute(name);
      this.opener.setAttribute("aria-expanded", "false");
      this.backdrop.hidden = true;
      document.documentElement.classList.remove("sheet-open");
      this.opener.focus();
      // The results begin where the bar is.
      if (isSheet) this.bar.scrollIntoView({ block: "start" });
    }

    /** Writes a changed state: a step of its own, or the one step of the sheet. */
    step() {
      if (this.isSheet) write("replaceState", this.owner.state, { sheet: true });
      else write("pushState", this.owner.state);
    }

    /** Whether a step back was meant for the sheet: it closes, and what was chosen in it stays. */
    wentBack() {
      if (this.leaving) {
        this.leaving = false;
        return true;
      }
      if (!this.isSheet) return false;
      this.collapse();
      if (urlOf(this.owner.state) !== this.urlBefore) write("pushState", this.owner.state);
      return true;
    }

    onKey(event) {
      if (event.key === "Escape" && this.isOpen) {
        this.close();
        event.preventDefault();
      }
      if (event.key !== "Tab" || !this.isSheet) return;
      const focusable = Array.from(this.element.querySelectorAll(FOCUSABLE)).filter(
        (control) => control.offsetParent && !control.disabled,
      );
      const [first, last] = [focusable[0], focusable[focusable.length - 1]];
      const active = document.activeElement;
      if (event.shiftKey ? active === first || active === this.element : active === last) {
        (event.shiftKey ? last : first).focus();
        event.preventDefault();
      }
    }
  }

  catalog.filters.BottomSheet = BottomSheet;
}
