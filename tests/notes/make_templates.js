/* Makes tests/notes/template_fills.json: what the plugins put where a template leaves something open.

       TZ=UTC NODE_PATH=DIR/node_modules node tests/notes/make_templates.js      (DIR as in tests/vault/make_plugin_paths.js)

   obsidian-daily-notes-interface makes the notes of Periodic Notes 0.0.17 and Calendar 1.5. Obsidian itself is a stub: it
   has one template, a line for each snippet, and writes down the note that is made. It is always 18:30:05. */
"use strict";
const fs = require("fs");
const path = require("path");
const Module = require("module");
const moment = require("moment");

const HOUR = "T18:30:05";
const ANY = [
  "{{date}}", "{{title}}", "{{ Date }}|{{DATE}}|{{\ttitle }}", "{{date:YYYY-MM-DD}}", "{{ date : dddd, D. MMMM YYYY }}",
  "{{time:HH:mm}}", "{{time:YYYY}} {{date:HH[h]mm ss}}", "{{date:L}} {{date:LLLL}}", "{{date:Do}} {{date:MMM}} {{date:dd}} {{date:ddd}}",
  "{{date:gggg-[W]ww}} {{date:GGGG-[W]WW}} {{date:e}} {{date:E}} {{date:Q}} {{date:DDDD}}", "{{date:{YYYY}}}", "{{{date:YYYY}}}",
  "{{date+2d:YYYY-MM-DD}}", "{{date-1d:DD.MM.}}", "{{date+1d}}", "{{date -3d :ddd}}",
  ..."yYqQmMwWdDhHsS".split("").flatMap((unit) => [`{{date+1${unit}:YYYY-MM-DD HH:mm:ss}}`, `{{time-14${unit}:YYYY-MM-DD HH:mm:ss}}`]),
  "{{time+12h:YYYY-MM-DD A}}", "{{time+6h}}", "{{date+1M:MMMM}} and {{date+1m:mm}}",
  "{{unknown}} {{date+1x:YYYY}} {{date+d}} {{date+1}} {{date +}} {{}} {{ }} {date} {{date", "{{date.year}} {{title+1d}} {{title:x}}",
  "<% tp.date.now(\"YYYY\") %> <%* tR += 1 %> {{tp}} ${date}", "{{date:YYYY}}{{date:MM}}", "a}}{{date:YYYY}}{{b",
];
const SNIPPETS = {
  day: [...ANY, "{{time}}", "<< {{yesterday}} | {{ Tomorrow }} >>", "{{yesterday+1d}} {{monday:YYYY}} {{month}}"],
  week: [
    ...ANY, "{{monday:YYYY-MM-DD}} {{tuesday:DD}} {{wednesday:DD}} {{thursday:DD}} {{friday:DD}} {{saturday:DD}} {{sunday:YYYY-MM-DD}}",
    "{{ Sunday : dddd }} {{MONDAY:ddd D MMM}} {{monday}} {{mon:D}} {{monday+1d:D}}", "{{month}}",
  ],
  month: [...ANY, "{{monday:YYYY}} {{monday}}"],
  quarter: [...ANY, "{{monday:YYYY}}"],
  year: [...ANY, "{{sunday:YYYY}}"],
};
const CASES = [
  ...["en", "de", "fr", "ru", "ja", "zh-cn", "pt-br", "pl"].map((locale) => ["day", locale, "YYYY-MM-DD", ["2026-03-05"]]),
  ["day", "en", "DD.MM.YYYY", ["2024-01-31", "2024-02-29", "2023-12-31", "2024-12-30", "2026-08-31"]],
  ["day", "en-gb", "YYYY/MM/YYYY-MM-DD", ["2023-03-31", "2021-01-03"]],
  ...["en", "de", "fr", "ja", "ru", "zh-cn"].map((locale) => ["week", locale, "gggg-[W]ww", ["2026-03-05", "2021-01-03"]]),
  ["week", "en", "YYYY-MM-DD [week]", ["2024-12-30"]],
  ["month", "en", "YYYY-MM", ["2024-02-29", "2026-03-05"]], ["month", "ru", "MMMM YYYY", ["2026-03-05"]],
  ["quarter", "en", "YYYY-[Q]Q", ["2026-03-05"]], ["year", "de", "YYYY", ["2026-03-05"]],
];

let settings, template, created;
moment.now = () => Date.parse("2026-03-05" + HOUR + "Z");
const load = Module._load;
Module._load = (name, ...more) => (name === "obsidian" ? { normalizePath: (text) => text || "/", Notice: class {} } : load(name, ...more));
global.window = {
  moment,
  app: {
    vault: {
      getAbstractFileByPath: () => ({}), cachedRead: async () => template,
      create: async (_where, text) => { created = text; return {}; },
    },
    metadataCache: { getFirstLinkpathDest: () => ({}) },
    foldManager: { save: () => {}, load: () => {} },
    plugins: { getPlugin: (id) => (id === "periodic-notes" ? { settings } : undefined) },
    internalPlugins: { getPluginById: () => undefined },
  },
};
const notes = require("obsidian-daily-notes-interface");
const MAKE = {
  day: ["daily", notes.createDailyNote], week: ["weekly", notes.createWeeklyNote], month: ["monthly", notes.createMonthlyNote],
  quarter: ["quarterly", notes.createQuarterlyNote], year: ["yearly", notes.createYearlyNote],
};

(async () => {
  const lines = [];
  for (const [period, locale, format, days] of CASES) {
    moment.locale(locale);
    const [name, make] = MAKE[period];
    settings = { [name]: { enabled: true, format, template: "T" } };
    template = SNIPPETS[period].join("\n");
    const { dow, doy } = moment.localeData()._week;
    for (const day of days) {
      const start = moment(day).startOf(period);
      await make(start.clone());
      lines.push("  " + JSON.stringify({
        period, locale, week: [(dow + 6) % 7, 7 + dow - doy], format, day: start.format("YYYY-MM-DD"), title: start.format(format), said: created.split("\n"),
      }));
    }
  }
  const text = `{\n"made by": "moment ${moment.version}, obsidian-daily-notes-interface 0.9.5",\n"at": "18:30:05",\n"snippets": ${JSON.stringify(SNIPPETS)},\n"notes": [\n${lines.join(",\n")}\n]\n}\n`;
  fs.writeFileSync(path.join(__dirname, "template_fills.json"), text);
})();
