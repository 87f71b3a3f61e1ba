"use strict";
/*
 * A route's stops and its map point at each other: touching, hovering or focusing one highlights the
 * other. Without this script the pins are plain links to the stops.
 */
{
  const TOLERANCE = 28; // pixels: a finger that misses a pin by less means it
  const HIGHLIGHT = "is-highlighted";

  /** All that shows a stop is highlighted while any of it is pointed at. */
  const connect = (stop) => {
    const pins = document.querySelectorAll(`.schematic a[href="#${stop.id}"]`);
    const elements = [stop, ...Array.from(pins)];
    const highlight = (on) => elements.forEach((element) => element.classList.toggle(HIGHLIGHT, on));
    const onTouch = () => {
      document.querySelectorAll(`.${HIGHLIGHT}`).forEach((other) => other.classList.remove(HIGHLIGHT));
      highlight(true);
    };
    for (const element of elements) {
      element.addEventListener("mouseenter", () => highlight(true));
      element.addEventListener("mouseleave", () => highlight(elements.includes(document.activeElement)));
      element.addEventListener("focusin", () => highlight(true));
      element.addEventListener("focusout", () => highlight(false));
      element.addEventListener("touchstart", onTouch, { passive: true });
    }
  };

  /** How far a click is from the middle of a pin, in pixels. */
  const distance = (pin, event) => {
    const { left, right, top, bottom } = pin.querySelector(".sc-pin").getBoundingClientRect();
    return Math.hypot(event.clientX - (left + right) / 2, event.clientY - (top + bottom) / 2);
  };

  /** A click beside a pin goes to the nearest one. */
  const snapToPins = (map) =>
    map.addEventListener("click", (event) => {
      if (event.target.closest("a")) return;
      const pins = Array.from(map.querySelectorAll(".sc-stops a"));
      const [nearest] = pins.sort((a, b) => distance(a, event) - distance(b, event));
      if (nearest && distance(nearest, event) < TOLERANCE) location.hash = nearest.getAttribute("href");
    });

  document.querySelectorAll(".stop[id]").forEach(connect);
  document.querySelectorAll(".schematic").forEach(snapToPins);
}
