"use strict";
/*
 * What a query means besides its letters: natural words, numerals, durations, traditional characters, synonyms.
 */
{
  const FORMS = 12; // ways to say one term that are looked for
  const PEELS = 6; // natural words taken from one edge: nobody says more, and a row of 的 would have hundreds

  // What people say around the thing they look for; longer ones first.
  const NATURAL = new RegExp(
    [
      "请?帮[我忙]?(?:找找?|查查?|看看?)一?下?|(?:我们?)?想要?(?:听|看|学|去|找|问|上|查|讲|请|带|参观|了解|知道|报名)(?:一[下堂门节])?|我们?想要?|我们?要|想要",
      "请问一?下?|问一?下|麻烦|你好|您好|推荐几?个?|介绍一?下?|查一?下|查询|查找|搜索|搜一?下|找一?下|寻找",
      "(?:都|还)?有(?:没有|哪些|哪几个|哪个|什么|哪位|多少)|(?:在|到|去)?(?:哪里|哪儿|哪个地方|什么地方|何处)(?:可以|能)?(?:有|找|看|听|学|去)?到?",
      "(?:要|该|应该|应当)?(?:怎么样?|怎样|如何)(?:才能|才)?(?:去|走|办|做|学|讲|上|预约|报名|安排)?",
      "(?:是|讲)?(?:什么|哪些|哪个|哪位|哪门|哪堂|哪几|谁)(?:时候|老师|课程?)?(?:来|在)?(?:讲|教|上|开)?课?|多少|多久|几点|几个",
      "给我们?|报名(?:参加)?|(?:可以|能)(?:听|看|学|找)到|有[吗么]|适合|有关|关于|相关|方面|给(?=.{2})|(?:一|这|那|哪)[堂门节位条个些](?:课(?!表|程|堂))?|可以|能不能|能否|是不是|是否",
    ].join("|"),
    "g",
  );
  const BEFORE = new RegExp(`^(?:${NATURAL.source}|[的有是讲找])`);
  const BEHIND = new RegExp(
    `(?:的(?:课|课程|党课|讲座|内容|东西|地方|点位|老师|讲师)?|${NATURAL.source}|[吗呢吧啊呀])$`,
  );
  const EDGES = /^[的吗呢吧啊了呀在有是讲找和与及跟]+|[的吗呢吧啊呀]+$/g;

  const TAIL = /的(?:课|课程|党课|讲座|内容|东西|地方|点位|老师|讲师)?[吗呢吧啊呀]?$/;

  // Traditional characters of these words; others come with the data.
  const SPOKEN_FORMS =
    "請请問问裡里裏里兒儿麼么樣样幫帮嗎吗誰谁們们講讲課课學学適适關关於于個个條条門门節节聽听該该應应當当辦办預预約约報报參参觀观給给這这還还會会幾几時时間间鐘钟點点線线師师經经現现場场兩两";

  /** A term with each traditional character as the simplified one. */
  const simplified = (index, term) => Array.from(term, (character) => index.plain.get(character) || character).join("");

  /** A term, and what is left of it as one natural word after the other is taken from an edge. */
  const peeled = (term, edge) => {
    const left = [term];
    while (left.length <= PEELS) {
      const piece = left[left.length - 1].replace(edge, "");
      if (!piece || piece === left[left.length - 1]) break;
      left.push(piece);
    }
    return left;
  };

  /**
   * A term without natural words: the pieces that are left; none if nothing was natural.
   * What is `known` is not split further.
   */
  const withoutNatural = (term, known) => {
    // 贴怎么算 stands in a title as it is: at first only what is said before and behind, no more than needed.
    const inner = [].concat(...peeled(term, BEFORE).map((piece) => peeled(piece, BEHIND)));
    inner.sort((a, b) => b.length - a.length);
    const plain = inner.find((piece) => piece !== term && piece.length > 1 && known(piece));
    if (plain) return [plain];
    const trim = (piece) => piece.replace(TAIL, "").replace(EDGES, "");
    const pieces = [];
    for (const piece of term.replace(NATURAL, "\n").split("\n").map(trim)) {
      if (piece && known(piece)) pieces.push(piece);
      else pieces.push(...piece.split("的").map(trim).filter(Boolean));
    }
    const long = pieces.filter((piece) => piece.length > 1);
    const left = long.length ? long : pieces;
    return left.length === 1 && left[0] === term ? [] : left;
  };

  const hasNatural = (term) => term.search(NATURAL) >= 0;

  /** Whether a term is nothing but what people say around the thing. */
  const isNatural = (term) => !term.replace(NATURAL, "").replace(EDGES, "");

  /* Numerals */

  const DIGITS = "零一二三四五六七八九";
  const UNIT =
    "(?:学时|课时|分钟|小时|个小时|刻钟|分|天|日|讲|期|课|年|月|号|处|站|条|个|名|人|堂|场|张|位|支|本|句|次|级|楼|组)";
  const ONLY_UNIT = new RegExp(`^${UNIT}$`);
  const NUMBER = /^(?:[0-9]+(?:[.][0-9]+)?|[零〇一二两三四五六七八九十百]+)$/;
  const SPOKEN = new RegExp(`[零〇一二两三四五六七八九十百]+(?=${UNIT})`, "g");
  const WRITTEN = new RegExp(`(^|[^0-9.])([0-9]{1,3})(?=${UNIT})`, "g");

  /** 十五 → 15, 两百 → 200, 二〇二六 → 2026. */
  const numberOf = (spoken) => {
    if (!/[十百]/.test(spoken)) return Number(Array.from(spoken, digitOf).join(""));
    let sum = 0;
    let digit = 0;
    for (const character of spoken) {
      if (character === "十" || character === "百") {
        sum += (digit || 1) * (character === "十" ? 10 : 100);
        digit = 0;
      } else digit = digitOf(character);
    }
    return sum + digit;
  };
  const digitOf = (character) => (character === "两" ? 2 : character === "〇" ? 0 : DIGITS.indexOf(character));

  /** 15 → 十五, 200 → 二百. */
  const spokenOf = (number) => {
    const tens = Math.floor(number / 10) % 10;
    const hundreds = Math.floor(number / 100);
    const ones = number % 10;
    let spoken = hundreds ? `${DIGITS[hundreds]}百` : "";
    if (tens) spoken += tens === 1 && !hundreds ? "十" : `${DIGITS[tens]}十`;
    else if (hundreds && ones) spoken += "零";
    return spoken + (ones || !number ? DIGITS[ones] : "");
  };

  /** Terms with each number and its unit as one: 第 28 讲, 2 学时. */
  const bound = (terms) =>
    terms.reduce((all, term) => {
      const before = all[all.length - 1] || "";
      const joins =
        (ONLY_UNIT.test(term) && NUMBER.test(before.replace(/^第/, ""))) || (before === "第" && NUMBER.test(term));
      return joins ? [...all.slice(0, -1), before + term] : [...all, term];
    }, []);

  // Durations in minutes: 一个半小时, 1.5小时, 半小时, 一刻钟.
  const DURATION = /^([0-9]+(?:\.[0-9]+)?)?(?:个)?(半)?(?:个)?(小时|钟头|刻钟)(半)?(?:([0-9]+)分钟?)?$/;

  /** A duration as minutes, or 0. */
  const minutesOf = (term) => {
    const plain = term
      .replace(SPOKEN, (spoken) => String(numberOf(spoken)))
      .replace(/([一二两三四五六七八九])(?=个?半?(?:小时|钟头|刻钟))/, (digit) => digitOf(digit));
    const match = DURATION.exec(plain);
    if (!match || !(match[1] || match[2])) return 0;
    const [, count, half, unit, after, minutes] = match;
    const each = unit === "刻钟" ? 15 : 60;
    return Number(count || 0) * each + (half || after ? each / 2 : 0) + Number(minutes || 0);
  };

  /** Other ways to say a term, each of which counts as much: 2学时 for 两学时, 60分钟 for 一小时, synonyms. */
  const formsOf = (index, term) => {
    const plain = simplified(index, term);
    const forms = new Set([plain, term]);
    const minutes = minutesOf(plain);
    if (minutes) forms.add(`${minutes}分钟`);
    for (const form of Array.from(forms)) {
      for (const group of index.synonyms) {
        for (const word of group) {
          if (!form.includes(word) || forms.size >= FORMS) continue;
          // 书记 inside 党组织书记 is that word already.
          const longer = group.some((other) => other.length > word.length && form.includes(other));
          if (!longer) for (const other of group) if (!other.includes(form)) forms.add(form.replace(word, other));
        }
      }
    }
    for (const form of Array.from(forms)) {
      forms.add(form.replace(SPOKEN, (spoken) => String(numberOf(spoken))));
      forms.add(form.replace(WRITTEN, (all, before, digits) => before + spokenOf(Number(digits))));
    }
    return Array.from(forms).slice(0, FORMS);
  };

  catalog.engine.query = { SPOKEN_FORMS, simplified, bound, withoutNatural, hasNatural, isNatural, formsOf };
}
