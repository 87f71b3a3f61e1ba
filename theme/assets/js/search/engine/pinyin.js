"use strict";
/*
 * Pinyin without an index: an automaton walks the typed letters over titles and
 * words through each character's readings. It also compares characters by sound.
 */
{
  const STEPS = 400; // of one attempt: no title is worth more
  const FUZZY = [
    ["zh", "z"],
    ["ch", "c"],
    ["sh", "s"],
    ["n", "l"],
    ["r", "l"],
    ["f", "h"],
  ];

  /** What an index knows of characters: for each the place of its syllables, which it shares with those read alike. */
  const readingsOf = (index) => {
    if (!index.readings)
      index.readings = { place: new Uint16Array(65536), syllables: [[]], places: new Map(), fuzzy: [] };
    return index.readings;
  };

  const placeOf = ({ syllables, places }, known) => {
    const key = known.join();
    if (!places.has(key)) places.set(key, syllables.push(known) - 1);
    return places.get(key);
  };

  /** Takes readings (“an安按” a line) and pairs of a traditional and a simplified character. */
  const learn = (index, { readings, traditional }, rare) => {
    const { place, syllables } = readingsOf(index);
    // How the texts read their characters is known better than any table does: 和 is not hu there.
    const before = rare && place.slice();
    for (const line of (readings || "").split("\n")) {
      const syllable = (/^[a-z]+/.exec(line) || [""])[0];
      for (let at = syllable.length; at < line.length; at += 1) {
        const code = line.charCodeAt(at);
        if (before && before[code]) continue;
        const known = syllables[place[code]];
        if (!known.includes(syllable)) place[code] = placeOf(index.readings, known.concat(syllable));
      }
    }
    const pairs = traditional || "";
    for (let at = 0; at < pairs.length; at += 2) index.plain.set(pairs[at], pairs[at + 1]);
    index.readings.fuzzy = [];
    index.readings.bySyllable = null;
    index.readings.last = null;
  };

  /** A syllable and what people type for it: zang for zhang, lan for nan, jin for jing. */
  const variants = (syllable) => {
    const heads = [syllable];
    for (const [a, b] of FUZZY) {
      if (syllable.startsWith(a)) heads.push(b + syllable.slice(a.length));
      else if (syllable.startsWith(b)) heads.push(a + syllable.slice(b.length));
    }
    const forms = new Set();
    for (const head of heads) {
      const tail = head.endsWith("ng") ? head.slice(0, -1) : /[aei]n$/.test(head) ? `${head}g` : head;
      for (const form of [head, tail]) {
        forms.add(form);
        if (form.includes("v")) forms.add(form.replace("v", "u")).add(form.replace("v", "yu"));
      }
    }
    return Array.from(forms);
  };

  const syllablesAt = (readings, code, fuzzy) => syllablesIn(readings, readings.place[code], fuzzy);

  const syllablesIn = (readings, place, fuzzy) => {
    if (!fuzzy) return readings.syllables[place];
    if (!readings.fuzzy[place]) {
      readings.fuzzy[place] = Array.from(new Set([].concat(...readings.syllables[place].map(variants))));
    }
    return readings.fuzzy[place];
  };

  const initialOf = (syllable) => (/^[zcs]h/.test(syllable) ? 2 : 1);

  /**
   * Where a spelling ends that begins at a place of a text, or -1.
   * `way`: {full, initial, fuzzy}; after the call `way.partial` tells whether the last syllable was cut short.
   */
  const spell = (readings, text, start, query, way) => {
    let steps = 0;
    const walk = (at, from) => {
      if (from === query.length) return at;
      steps += 1;
      const code = text.charCodeAt(at);
      if (steps > STEPS || code === 10 || code !== code) return -1;
      if (code === query.charCodeAt(from)) {
        const end = walk(at + 1, from + 1);
        if (end >= 0) return end;
      }
      const rest = query.length - from;
      for (const syllable of syllablesAt(readings, code, way.fuzzy)) {
        let end = -1;
        if (way.full && query.startsWith(syllable, from)) end = walk(at + 1, from + syllable.length);
        if (end < 0 && way.full && rest < syllable.length && syllable.startsWith(query.slice(from))) {
          way.partial = true;
          return at + 1;
        }
        if (end < 0 && way.initial && query.charCodeAt(from) === syllable.charCodeAt(0)) {
          if (initialOf(syllable) === 2 && query[from + 1] === "h") end = walk(at + 1, from + 2);
          if (end < 0) end = walk(at + 1, from + 1);
        }
        if (end >= 0) return end;
      }
      return -1;
    };
    way.partial = false;
    return walk(start, 0);
  };

  /** For every place in the table of readings a flag: may a spelling of the query begin with such a character? */
  const beginnersOf = (readings, query, way) => {
    const flags = new Uint8Array(readings.syllables.length);
    for (let place = 1; place < flags.length; place += 1) {
      for (const syllable of syllablesIn(readings, place, way.fuzzy)) {
        const full = way.full && (query.startsWith(syllable) || syllable.startsWith(query));
        if (full || (way.initial && syllable.charCodeAt(0) === query.charCodeAt(0))) flags[place] = 1;
      }
    }
    return flags;
  };

  /** Tells `visit(place, end, partial)` of each spelling of a query in a text; visit may say where to go on. */
  const eachSpelling = (index, text, query, way, visit) => {
    const readings = readingsOf(index);
    const { place } = readings;
    const first = query.charCodeAt(0);
    const beginners = cachedBeginners(readings, query, way);
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (!beginners[place[code]] && code !== first) continue;
      const end = spell(readings, text, at, query, way);
      if (end < 0) continue;
      const next = visit(at, end, way.partial);
      if (next > at) at = next - 1;
    }
  };

  /** The same flags for all fields of one search. */
  const cachedBeginners = (readings, query, way) => {
    const last = readings.last;
    if (!last || last.query !== query || last.way !== way) {
      readings.last = { query, way, flags: beginnersOf(readings, query, way) };
    }
    return readings.last.flags;
  };

  /** The places in the table of readings by syllable, made when sounds are first compared. */
  const placesBySyllable = (readings) => {
    if (!readings.bySyllable) {
      readings.bySyllable = new Map();
      readings.syllables.forEach((known, place) => {
        for (const syllable of known)
          readings.bySyllable.set(syllable, (readings.bySyllable.get(syllable) || []).concat(place));
      });
    }
    return readings.bySyllable;
  };

  /** For each character of a query a flag for every place in the table of readings: does it sound alike? */
  const soundsOf = (index, query, fuzzy) => {
    const readings = readingsOf(index);
    const places = placesBySyllable(readings);
    const flags = [];
    for (let at = 0; at < query.length; at += 1) {
      const alike = new Uint8Array(readings.syllables.length);
      for (const syllable of syllablesAt(readings, query.charCodeAt(at), fuzzy)) {
        for (const place of places.get(syllable) || []) alike[place] = 1;
      }
      flags.push(alike);
    }
    return flags;
  };

  /** Tells `visit(place)` of each run of characters that sounds like the query; `sounds` come from soundsOf. */
  const eachHomophone = (index, text, query, sounds, visit) => {
    const { place } = readingsOf(index);
    const first = query.charCodeAt(0);
    const likeFirst = sounds[0];
    const last = text.length - query.length;
    for (let start = 0; start <= last; start += 1) {
      let code = text.charCodeAt(start);
      if (!likeFirst[place[code]] && code !== first) continue;
      let at = 0;
      while (sounds[at][place[code]] || code === query.charCodeAt(at)) {
        at += 1;
        if (at === query.length) {
          visit(start);
          break;
        }
        code = text.charCodeAt(start + at);
      }
    }
  };

  catalog.engine.pinyin = { learn, eachSpelling, soundsOf, eachHomophone };
}
