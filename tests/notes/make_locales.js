/* Makes vaultkit/notes/{locales,strict}.json and tests/notes/moment_locales.json by asking moment.js itself.

       npm install --prefix DIR moment@2.29.4        (the one the `obsidian` package pins)
       TZ=UTC NODE_PATH=DIR/node_modules node tests/notes/make_locales.js

   `pages` in locales.json is written by hand and kept; all else is moment's. A new locale is a line with its `pages`,
   its name in LOCALES of locales.py, and a run of this. English is in locales.py. */
"use strict";
const fs = require("fs");
const path = require("path");
const moment = require("moment");

const DATA = path.join(__dirname, "../../vaultkit/notes/locales.json");
const STRICT = path.join(__dirname, "../../vaultkit/notes/strict.json");
const TABLE = path.join(__dirname, "moment_locales.json");

/* Where a locale's names are a function of the format: what the function looks for, and a format that has it. */
const LOOKED_FOR = {
  es: { monthsShort: { "-MMM-": "-MMM-" } },
  nl: { monthsShort: { "-MMM-": "-MMM-" } },
  pl: { months: { "D MMMM": "D MMMM" } },
  uk: {
    weekdays: {
      "(\\[[ВвУу]\\]) ?dddd": "[в] dddd",
      "\\[?(?:минулої|наступної)? ?\\] ?dddd": "[минулої] dddd",
    },
  },
};
/* moment's own, where an object of `format` and `standalone` does not say. */
const MONTHS_IN_FORMAT = /D[oD]?(\[[^\[\]]*\]|\s)+MMMM?/;

/* Each month, each half of the day and the first and last days of years, of eras too. */
const DAYS = [
  "2026-01-01T00:00:00", "2025-02-21T04:30:05", "2026-03-05T05:59:00.120", "2024-04-30T08:09:10", "2023-05-02T11:29:59",
  "2026-06-13T11:30:00", "2020-07-31T12:00:00", "2022-08-22T12:30:00", "2026-09-08T13:07:03.987", "2025-10-11T17:00:00",
  "2026-11-23T18:00:00", "2021-01-03T23:59:59", "2023-01-01T00:00:00",
  "2019-04-30T00:00:00", "1989-01-08T00:00:00", "1872-12-31T00:00:00",
];
const FORMATS = [
  ..."M Mo MM MMM MMMM Q Qo D Do DD DDD DDDo DDDD d do dd ddd dddd e E w wo ww W Wo WW YY YYYY YYYYY YYYYYY Y".split(" "),
  ..."y yy yyy yyyy yo N NN NNN NNNN NNNNN gg gggg ggggg GG GGGG GGGGG A a H HH h hh k kk m mm s ss".split(" "),
  ..."S SS SSS SSSS SSSSS SSSSSSSSS z zz Z ZZ X x LT LTS L LL LLL LLLL l ll lll llll hmm hmmss Hmm Hmmss".split(" "),
  "D MMMM", "D MMM", "D. MMMM", "D [x] MMMM", "D-MMM-YYYY", "[в] dddd", "[минулої] dddd", "\\J\\o [D[D]D] [Week\nYYYY", "gggg-第ww周",
];
/* What `yo` calls the first year of an era, where it is no number. */
const FIRST_YEAR = { ja: "元年" };
const LONG_DATES = ["LT", "LTS", "L", "LL", "LLL", "LLLL", "l", "ll", "lll", "llll"];

const upTo = (n) => Array.from({ length: n }, (_, i) => i);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const must = (what, told) => { if (!what) throw new Error(told); };

/* [text, how often it comes] for texts that come one after the other. */
function runs(texts) {
  const found = [];
  for (const text of texts) {
    if (found.length && found.at(-1)[0] === text) found.at(-1)[1] += 1;
    else found.push([text, 1]);
  }
  return found;
}

function inflected(locale, field, n, example) {
  const data = moment.localeData(locale);
  if (Object.hasOwn(data, field)) {
    const day = (i) => (n === 7 ? moment.utc([2023, 0, 1 + i]) : moment.utc([2023, i]));
    const asked = (format) => upTo(n).map((i) => data[field](day(i), format));
    const found = Object.entries(LOOKED_FOR[locale][field]).map(([pattern, format]) => [pattern, asked(format)]);
    return { ...Object.fromEntries(found), "": asked(example) };
  }
  const names = data[`_${field}`];
  if (Array.isArray(names)) return { "": names };
  const isFormat = (field !== "monthsShort" && names.isFormat) || MONTHS_IN_FORMAT;
  return { [isFormat.source]: names.format, "": names.standalone };
}

/* What stands behind a number, as runs over as few numbers as it takes to repeat; tokens that agree share a line. */
function ordinals(data, locale) {
  const found = {};
  for (const token of ["M", "Q", "D", "DDD", "d", "w", "W", "y"]) {
    const behind = upTo(10000).map((n) => {
      const text = String(data.ordinal(n, token)).replace("%d", n);
      if (text === "NaN") return "";  // moment's Turkish does not know 40
      if (text === FIRST_YEAR[locale] && token === "y" && n === 1) return data.ordinal(2, token).slice(1);
      must(text.startsWith(String(n)), `${locale}: ordinal ${text}`);
      return text.slice(String(n).length);
    });
    const again = (n, size) => (n < size ? n : size - Math.min(size, 100) + ((n - size) % Math.min(size, 100)));
    const size = [1, 100, 200].find((size) => behind.every((text, n) => text === behind[again(n, size)]));
    const line = runs(behind.slice(0, size));
    const twin = Object.keys(found).find((tokens) => same(found[tokens], line));
    if (twin) delete found[twin];
    found[twin ? `${twin} ${token}` : token] = line;
  }
  return found;
}

function halves(data, locale) {
  const asked = (lower) => upTo(1440).map((m) => data.meridiem(Math.floor(m / 60), m % 60, lower));
  must(same(asked(true), asked(false).map((text) => text.toLowerCase())), `${locale}: a is not A in lower case`);
  const byHalfHour = asked(false).filter((_, m) => m % 30 === 0);
  must(asked(false).every((text, m) => text === byHalfHour[Math.floor(m / 30)]), `${locale}: half hours are too long`);
  return runs(byHalfHour);
}

/* Newest first. Those before the year 1 are left out: there are no such days here. */
function eras(data, locale) {
  const days = (era) => moment.utc(era.since).valueOf();
  const found = data._eras.filter((era) => era.since >= "0001-01-01");
  found.slice(1).forEach((era, n) => must(days(era) < days(found[n]), `${locale}: eras out of order`));
  found.slice(1).forEach((era, n) => must(moment.utc(era.until).add(1, "day") >= days(found[n]), `${locale}: a gap`));
  return found.map((era) => [era.since, era.offset, era.name, era.abbr, era.narrow]);
}

function spelling(locale) {
  const data = moment.localeData(locale);
  must(moment.locale(locale) === locale, `moment has no ${locale}`);
  for (const field of ["weekdaysShort", "weekdaysMin"]) {
    must(!Object.hasOwn(data, field) && Array.isArray(data[`_${field}`]), `${locale}: inflected ${field}`);
  }
  return {
    months: inflected(locale, "months", 12, "MMMM"),
    months_short: inflected(locale, "monthsShort", 12, "MMM"),
    weekdays: inflected(locale, "weekdays", 7, "dddd"),
    weekdays_short: data._weekdaysShort,
    weekdays_min: data._weekdaysMin,
    halves: halves(data, locale),
    ordinals: ordinals(data, locale),
    long_dates: Object.fromEntries(LONG_DATES.map((token) => [token, data.longDateFormat(token)])),
    ...(data._eras && !same(eras(data, locale), eras(moment.localeData("en"), "en"))
      ? { eras: eras(data, locale), first_year: FIRST_YEAR[locale] }
      : {}),
    week: { first_day: (data._week.dow + 6) % 7, january_day: 7 + data._week.dow - data._week.doy },
  };
}

/* A regular expression of moment's as Python reads it; of words in lower case, one that takes each in any case. */
function source(found) {
  if (typeof found === "string") return `(?i)^${found.replace(/[-/\\^$*+?.()|[\]{}]/g, "\\$&")}\\Z`;
  return (found.flags === "i" ? "(?i)" : "") + found.source.replaceAll("\\d", "[0-9]").replace(/\$$/, "\\Z");
}

/* What strict parsing looks for, by token ("" where that is any word), and what each found word may be. */
function strict(locale) {
  moment.locale(locale);
  const data = moment.localeData(locale);
  ["MMM", "MMMM"].forEach((token) => data.monthsParse("x", token, true));
  ["dd", "ddd", "dddd"].forEach((token) => data.weekdaysParse("x", token, true));
  const exact = data._weekdaysParseExact;
  const words = {
    MMM: [data.monthsShortRegex(true), data._shortMonthsParse],
    MMMM: [data.monthsRegex(true), data._longMonthsParse],
    dd: [data.weekdaysMinRegex(true), data._minWeekdaysParse],
    ddd: [data.weekdaysShortRegex(true), data._shortWeekdaysParse],
    dddd: [data.weekdaysRegex(true), exact ? data._weekdaysParse : data._fullWeekdaysParse],
  };
  const anyWord = moment.localeData("en").monthsRegex(true);
  const found = {
    words: Object.fromEntries(
      Object.entries(words).map(([token, [find, mean]]) => [token, [same(String(find), String(anyWord)) ? "" : source(find), mean.map(source)]]),
    ),
    halves: source(data._meridiemParse),
    days: source(data._dayOfMonthOrdinalParse),
  };
  if (data._eraYearOrdinalRegex) found.era_years = source(data._eraYearOrdinalRegex);
  if (data.meridiemHour) {  // below which hour each half of the day adds twelve, once noon itself is 0
    const names = [...new Set(upTo(24).map((hour) => data.meridiem(hour, 0, false)))];
    const hours = upTo(25).filter((hour) => hour !== 12);
    found.twelve = Object.fromEntries(names.map((name) => {
      const adds = hours.filter((hour) => data.meridiemHour(hour, name) === hour + 12);
      must(adds.every((hour, n) => hours[n] === hour), `${locale}: ${name}`);
      must(data.meridiemHour(12, name) === (adds.length ? 12 : 0), `${locale}: noon`);
      return [name, adds.length ? adds.at(-1) + 1 : 0];
    }));
  }
  return found;
}

function expected(locale, formats) {
  moment.locale(locale);
  return Object.fromEntries(formats.map((format) => [format, DAYS.map((day) => moment(day).format(format))]));
}

/* JSON with what is no object, or lies deeper than `depth`, on one line. */
function print(value, depth, indent = "") {
  if (!depth || typeof value !== "object" || Array.isArray(value)) return JSON.stringify(value);
  const lines = Object.entries(value).map(([k, v]) => `${indent}  ${JSON.stringify(k)}: ${print(v, depth - 1, indent + "  ")}`);
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

const pages = Object.fromEntries(Object.entries(JSON.parse(fs.readFileSync(DATA))).map(([k, v]) => [k, v.pages]));
const data = Object.fromEntries(Object.entries(pages).map(([k, v]) => [k, { pages: v, ...spelling(k) }]));
/* What English says is not said again. */
const table = { moment: moment.version, days: DAYS, locales: { en: expected("en", FORMATS) } };
for (const [locale, said] of Object.entries(pages)) {
  const own = Object.entries(said).filter(([what]) => what !== "to").map(([, format]) => format);
  const found = Object.entries(expected(locale, [...FORMATS, ...own]));
  table.locales[locale] = Object.fromEntries(found.filter(([format, texts]) => !same(texts, table.locales.en[format])));
}
fs.writeFileSync(STRICT, print(Object.fromEntries(["en", ...Object.keys(pages)].map((k) => [k, strict(k)])), 3) + "\n");
fs.writeFileSync(DATA, print(data, 2) + "\n");
fs.writeFileSync(TABLE, print(table, 3) + "\n");
