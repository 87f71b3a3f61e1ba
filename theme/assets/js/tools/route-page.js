"use strict";
/*
 * A route's stops and its map point at each other: touching, hovering or focusing one lights the
 * other. Without this script the pins are plain links to the stops.
 */
{
  const near = 28; // pixels: a finger that misses a pin by less means it
  const stops = Array.from(document.querySelectorAll(".stop[id]"));
  const pinsOf = (stop) => Array.from(document.querySelectorAll(`.schematic a[href="#${stop.id}"]`));

  /** All that shows a stop is lit while any of it is pointed at. */
  const tie = (stop) => {
    const all = [stop, ...pinsOf(stop)];
    const light = (on) => all.forEach((one) => one.classList.toggle("lit", on));
    for (const one of all) {
      one.addEventListener("mouseenter", () => light(true));
      one.addEventListener("mouseleave", () => light(all.includes(document.activeElement)));
      one.addEventListener("focusin", () => light(true));
      one.addEventListener("focusout", () => light(false));
      one.addEventListener("touchstart", () => {
        document.querySelectorAll(".lit").forEach((other) => other.classList.remove("lit"));
        light(true);
      }, { passive: true });
    }
  };

  /** How far a click is from the middle of a pin, in pixels. */
  const distance = (pin, event) => {
    const { left, right, top, bottom } = pin.querySelector(".sc-pin").getBoundingClientRect();
    return Math.hypot(event.clientX - (left + right) / 2, event.clientY - (top + bottom) / 2);
  };

  const help = (map) => map.addEventListener("click", (event) => {
    if (event.target.closest("a")) return;
    const pins = Array.from(map.querySelectorAll(".sc-stops a"));
    const [nearest] = pins.sort((one, other) => distance(one, event) - distance(other, event));
    if (nearest && distance(nearest, event) < near) location.hash = nearest.getAttribute("href");
  });

  stops.forEach(tie);
  document.querySelectorAll(".schematic").forEach(help);
}
