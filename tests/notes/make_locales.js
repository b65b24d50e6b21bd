/* Makes vaultkit/notes/locales.json and tests/notes/moment_locales.json by asking moment.js itself.

       npm install --prefix DIR moment@2.29.4        (the one the `obsidian` package pins)
       TZ=UTC NODE_PATH=DIR/node_modules node tests/notes/make_locales.js

   `pages` in locales.json is written by hand and kept; all else is moment's. A new locale is a line with its `pages`,
   its name in LOCALES of locales.py, and a run of this. English is in locales.py. */
"use strict";
const fs = require("fs");
const path = require("path");
const moment = require("moment");

const DATA = path.join(__dirname, "../../vaultkit/notes/locales.json");
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

const DAYS = [
  "2026-01-01T00:00:00", "2025-02-21T04:30:05", "2026-03-05T05:59:00", "2024-04-30T08:09:10", "2023-05-02T11:29:59",
  "2026-06-13T11:30:00", "2020-07-31T12:00:00", "2022-08-22T12:30:00", "2026-09-08T13:07:03", "2025-10-11T17:00:00",
  "2026-11-23T18:00:00", "2024-12-29T23:59:59",
];
const FORMATS = [
  "MMMM YYYY", "MMM YYYY", "D MMMM", "D MMM", "D. MMMM", "D [x] MMMM", "D-MMM-YYYY", "dddd ddd dd", "[в] dddd",
  "[минулої] dddd", "h:mm A", "h a", "Mo Qo", "Do", "DDDo", "do", "wo Wo", "gggg-[W]ww e", "L LT LTS", "LL", "LLL",
  "LLLL", "l ll", "lll", "llll",
];
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
  for (const token of ["M", "Q", "D", "DDD", "d", "w", "W"]) {
    const behind = upTo(367).map((n) => {
      const text = String(data.ordinal(n, token)).replace("%d", n);
      if (text === "NaN") return "";  // moment's Turkish does not know 40
      must(text.startsWith(String(n)), `${locale}: ordinal ${text}`);
      return text.slice(String(n).length);
    });
    const period = [1, 100, 367].find((p) => behind.every((text, n) => text === behind[n % p]));
    const line = runs(behind.slice(0, period));
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
    week: { first_day: (data._week.dow + 6) % 7, january_day: 7 + data._week.dow - data._week.doy },
  };
}

function expected(locale, formats) {
  moment.locale(locale);
  return Object.fromEntries(formats.map((format) => [format, DAYS.map((day) => moment.utc(day).format(format))]));
}

/* JSON with what is no object, or lies deeper than `depth`, on one line. */
function print(value, depth, indent = "") {
  if (!depth || typeof value !== "object" || Array.isArray(value)) return JSON.stringify(value);
  const lines = Object.entries(value).map(([k, v]) => `${indent}  ${JSON.stringify(k)}: ${print(v, depth - 1, indent + "  ")}`);
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

const pages = Object.fromEntries(Object.entries(JSON.parse(fs.readFileSync(DATA))).map(([k, v]) => [k, v.pages]));
const data = Object.fromEntries(Object.entries(pages).map(([k, v]) => [k, { pages: v, ...spelling(k) }]));
const table = { moment: moment.version, days: DAYS, locales: { en: expected("en", FORMATS) } };
for (const [locale, said] of Object.entries(pages)) {
  const own = Object.entries(said).filter(([what]) => what !== "to").map(([, format]) => format);
  table.locales[locale] = expected(locale, [...FORMATS, ...own]);
}
fs.writeFileSync(DATA, print(data, 2) + "\n");
fs.writeFileSync(TABLE, print(table, 3) + "\n");
