/* Makes tests/notes/moment_formats.json: formats as people write them, written and strictly read by moment.js itself.

       npm install --prefix DIR moment@2.29.4        (the one the `obsidian` package pins)
       TZ=UTC NODE_PATH=DIR/node_modules node tests/notes/make_formats.js

   Of each language, what English does not say for it: `made` is the text of each day; `read` is what moment, told to be
   strict, reads each of these texts as, where that is not the day itself; `others` are texts that no day made so, and what
   they are read as. Null: invalid, different on another day of reading, or in a year that Python's date does not have. */
"use strict";
const fs = require("fs");
const path = require("path");
const moment = require("moment");

const TABLE = path.join(__dirname, "moment_formats.json");
const LOCALES = ["en", "en-gb", "de", "fr", "es", "pt-br", "ru", "ja", "zh-cn", "ko"];
const DAYS = ["2019-12-30", "2020-12-31", "2021-01-03", "2023-01-01", "2024-02-29", "2024-12-29", "2026-03-05", "2027-01-01"];
const READ_ON = ["2001-01-03T10:00", "2033-11-19T12:00", "2016-07-28T00:00"];

const FORMATS = [
  // days
  "YYYY-MM-DD", "DD-MM-YYYY", "DD.MM.YYYY", "MM-DD-YYYY", "MM-DD-YY", "YYYYMMDD", "YYMMDD", "YY-MM-DD", "YYYY_MM_DD", "YYYY.MM.DD",
  "YYYY/YYYY-MM-DD", "YYYY/MM/DD", "YYYY/MM/YYYY-MM-DD", "yyyy-MM/yyyy-MM-DD", "YYYY-MM-DD ddd", "YYYY-MM-DD dddd", "YYYY-MM-DD(ddd)",
  "YYYY-MM-DD_ddd", "YYYY-MM-DD, dddd", "ddd YYYY-MM-DD", "dddd YYYY-MM-DD", "YYYY/MM-MMMM/YYYY-MM-DD-dddd", "YYYY/MM-MMM/YYYY-MM-DD",
  "YYYY/MMMM/YYYY-MM-DD", "YYYY/MM MMMM/DD dddd", "YYYY/MM - MMMM/YYYY-MM-DD", "YYYY-MM-DD日记", "YYYY年MM月DD日", "YYYY年M月D日 dddd",
  "YYYY年M月D日(dd)", "YYYY년 MM월 DD일", "MMM Do YYYY", "MMMM Do, YYYY", "dddd, MMMM Do YYYY", "dddd, D MMMM YYYY", "D MMMM YYYY", "D. MMMM YYYY",
  "D MMM YYYY", "DD MMM YYYY", "DD-MMM-YYYY", "DDMMMYYYY", "MMM D, YYYY", "MMMM D YYYY", "D [de] MMMM [de] YYYY", "dddd D MMMM YYYY", "Do MMMM YYYY",
  "YYYY-DDDD", "YYYY-DDD", "DDDo YYYY", "YYYY-M-D", "D-M-YYYY", "D.M.YY", "M-D-YY", "[Daily] YYYY-MM-DD", "[Daily Note - ]MMMM Do, YYYY", "[📅] YYYY-MM-DD",
  "YYYY-MM-DD [Journal]", "[Journal]-YYYY-MM-DD", "YYYY/[Q]Q/YYYY-MM-DD", "YYYY/[W]ww/YYYY-MM-DD", "GGGG/[W]WW/YYYY-MM-DD", "YYYY-MM-DD-[W]ww",
  "YYYY-MM-DD [w]w [d]DDD", "YYYY-[W]WW-E", "GGGG-[W]WW-E", "gggg-[W]ww-e", "gggg-[W]ww-dddd", "YYYY-MM-DD HHmm", "YYYYMMDDHHmmss", "YYYY-MM-DD[T]HH-mm-ss",
  "YYYY-MM-DD h.mm a", "YYYY-MM-DD A", "YYYY-MM-DD kk:mm", "YYYY-MM-DD HH.mm.ss.SSS", "L", "LL", "ll", "LLLL", "x", "X", "YYYY-MM-DDTHH:mm:ssZ",
  "Ny-MM-DD", "NNNN yo MMMM D", "NNNNNy.M.D", "\\D\\a\\y YYYY-MM-DD", "YYYY-MM-DD [at [home]]", "[W]ww] YYYY-MM-DD", "YYYY-MM-DD [x", "YYYY\n-MM-DD",
  "Journal YYYY-MM-DD", "TR MM-YYYY", "YYYY-MM-DD[]", "Mo YYYY D",
  // weeks
  "gggg-[W]ww", "GGGG-[W]WW", "YYYY-[W]ww", "YYYY-[W]WW", "gggg-[W]WW", "GGGG-[W]ww", "gggg-第ww周", "GGGG年第WW周", "YYYY/[W]ww/YYYY-[W]ww", "YYYY/[Week] w",
  "[Week] w, gggg", "[Week]-w-YY", "gggg[W]ww", "ggww", "gggg-[KW]ww", "[KW] WW GGGG", "gggg-[S]ww", "GGGG-[W]WW_週次レビュー", "wo [week of] gggg", "gggg-ww (MMM D)",
  // months, quarters, years
  "YYYY-MM", "YYYY/YYYY-MM", "YYYY-MM MMMM", "MMMM YYYY", "MMM YY", "M-YY", "YYYY/MM", "YYYY年MM月", "YYYY-MM_月次レビュー", "MMMM [de] YYYY",
  "YYYY-[Q]Q", "YYYY/[Q]Q", "[Q]Q YYYY", "YYYY-Qo", "YYYY年第Q季度", "YYYY", "[Year] YYYY", "YY", "YYYY年", "YYYYYY", "Y",
];

let seed = 7;
const chance = (n) => (seed = (seed * 48271) % 2147483647) % n;

/* A text with a slip: a character more, less or another, in capitals, or behind it the beginning of itself. */
function slipped(text) {
  const at = chance(text.length), other = "0123456789-. aW月"[chance(17)];
  return [
    text.slice(0, at) + text.slice(at + 1), text.slice(0, at) + other + text.slice(at), text.slice(0, at) + other + text.slice(at + 1),
    text.toUpperCase(), text + " 2",
  ][chance(5)];
}

function read(text, format, locale) {
  const found = READ_ON.map((on) => {
    moment.now = () => Date.parse(on + "Z");
    const day = moment(text, format, locale, true);
    return day.isValid() && day.year() > 0 && day.year() < 10000 ? day.clone().locale("en").format("YYYY-MM-DD") : null;
  });
  return found.every((day) => day === found[0]) ? found[0] : null;
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const table = { moment: moment.version, days: DAYS, locales: {} };
for (const locale of LOCALES) {
  const lines = {};
  for (const format of FORMATS) {
    moment.locale(locale);
    const made = DAYS.map((day) => moment.utc(day).format(format));
    const back = made.map((text) => read(text, format, locale));
    const line = { made, ...(same(back, DAYS) ? {} : { read: back }) };
    const plain = table.locales.en && table.locales.en[format];
    if (plain && same(plain.made, made) && same(plain.read, line.read)) continue;
    const texts = new Set([0, 1, 2].map(() => slipped(made[chance(made.length)])).filter((text) => text && !made.includes(text)));
    line.others = Object.fromEntries([...texts].map((text) => [text, read(text, format, locale)]));
    lines[format] = line;
  }
  table.locales[locale] = lines;
}
const rows = Object.entries(table.locales).map(([locale, lines]) =>
  `    ${JSON.stringify(locale)}: {\n${Object.entries(lines).map(([k, v]) => `      ${JSON.stringify(k)}: ${JSON.stringify(v)}`).join(",\n")}\n    }`);
fs.writeFileSync(TABLE, `{\n  "moment": "${table.moment}",\n  "days": ${JSON.stringify(DAYS)},\n  "locales": {\n${rows.join(",\n")}\n  }\n}\n`);
