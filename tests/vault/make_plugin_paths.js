/* Makes tests/vault/plugin_paths.json by running the plugins' own code over settings as people have them.

       cd DIR; npm pack obsidian-daily-notes-interface@0.9.5 obsidian-calendar-ui@0.3.12; npm install moment@2.29.4
       (unpack each of the two as node_modules/NAME; both name Obsidian itself among what they need, which is no package)
       TZ=UTC NODE_PATH=DIR/node_modules node tests/vault/make_plugin_paths.js

   obsidian-daily-notes-interface makes the notes of Periodic Notes 0.0.17 and Calendar 1.5, as core Daily notes does.
   configureGlobalMomentLocale of obsidian-calendar-ui sets their language and week. A note is asked for as they ask for
   it: for the period's first day. Obsidian itself is a stub: it writes down what is created. */
"use strict";
const fs = require("fs");
const path = require("path");
const Module = require("module");
const moment = require("moment");

const DAYS = ["2020-12-31", "2021-01-03", "2023-01-01", "2024-02-29", "2024-12-30", "2026-03-05", "2027-01-01"];

/* As the documentation of the `obsidian` package says: one sort of slash, none at the ends, plain spaces, NFC. */
const normalizePath = (text) => {
  const plain = text.split(/[\\/]+/).filter(Boolean).join("/").replace(/[\u00a0\u202f]/g, " ");
  return (plain || "/").normalize("NFC");
};
const stub = { normalizePath, Notice: class {}, TFile: class {}, TFolder: class {}, Vault: {} };
const load = Module._load;
Module._load = (name, ...more) => (name === "obsidian" ? stub : load(name, ...more));

let language = "en", system = "en-us", created = null, settings = {};
global.window = {
  moment,
  localStorage: { getItem: () => language },
  app: {
    vault: {
      getAbstractFileByPath: () => ({}),
      create: async (where) => { created = where; return {}; },
    },
    foldManager: { save: () => {} },
    plugins: { getPlugin: (id) => settings[id] },
    internalPlugins: { getPluginById: () => settings["daily-notes"] },
  },
};
global.localStorage = global.window.localStorage;
Object.defineProperty(global, "navigator", { value: { get language() { return system; } }, configurable: true });
console.debug = () => {};
const notes = require("obsidian-daily-notes-interface");
const { configureGlobalMomentLocale } = require("obsidian-calendar-ui");
const MAKE = {
  day: notes.createDailyNote, week: notes.createWeeklyNote, month: notes.createMonthlyNote,
  quarter: notes.createQuarterlyNote, year: notes.createYearlyNote,
};

const on = (format, folder = "", more = {}) => ({ enabled: true, format, folder, template: "", ...more });
const off = { enabled: false, format: "", folder: "", template: "" };
const core = (about, daily, more = {}) => ({ about, core: daily, periods: ["day"], ...more });
const periodic = (about, data, periods, more = {}) => ({ about, periodic: data, periods, ...more });
const calendar = (about, data, more = {}) => ({ about, calendar: data, periods: ["week"], ...more });
const ALL = ["day", "week", "month", "quarter", "year"];

const CASES = [
  core("never touched", {}),
  core("a folder", { folder: "Daily", format: "YYYY-MM-DD" }),
  core("a folder with a slash at each end", { folder: "/日记/", format: "YYYY-MM-DD日记" }),
  core("a folder whose letters are tokens", { folder: "_journal/Days/", format: "" }),
  core("no folder", { folder: null, format: "DD-MM-YYYY", template: null }),
  core("the root by name", { folder: "/", format: "YYYY/MM/DD" }),
  core("a dot for the root", { folder: "./", format: "YYYYMMDD" }),
  core("spaces around the folder", { folder: "  My days ", format: "DD.MM.YYYY" }),
  core("subfolders", { folder: "Journal/Daily", format: "YYYY/MM-MMMM/YYYY-MM-DD-dddd" }),
  core("subfolders in German", { folder: "Tagebuch", format: "YYYY/MM-MMMM/DD. MMMM YYYY, dddd" }, { language: "de", system: "de-de" }),
  core("subfolders in Russian", { folder: "Дневник", format: "YYYY/MMMM/D MMMM YYYY" }, { language: "ru", system: "ru" }),
  core("French weekdays", { folder: "Journal", format: "YYYY-MM-DD dddd" }, { language: "fr", system: "fr-fr" }),
  core("Brazilian", { folder: "Diário", format: "DD [de] MMMM [de] YYYY" }, { language: "pt-BR", system: "pt-br" }),
  core("Spanish", { folder: "Diario", format: "dddd D MMM YYYY" }, { language: "es", system: "es" }),
  core("Japanese", { folder: "日記", format: "YYYY年MM月DD日(ddd)" }, { language: "ja", system: "ja" }),
  core("Chinese, with a week above the day", { folder: "日记", format: "gggg-第ww周/YYYY-MM-DD" }, { language: "zh", system: "zh-cn" }),
  core("Korean", { folder: "일기", format: "YYYY년 M월 D일 dddd" }, { language: "ko", system: "ko" }),
  core("Polish months in a sentence", { folder: "Dziennik", format: "D MMMM YYYY" }, { language: "pl", system: "pl" }),
  core("ordinals", { folder: "", format: "MMM Do YYYY" }),
  core("words that were meant as words", { folder: "", format: "[Daily] YYYY-MM-DD" }),
  core("words that were not escaped", { folder: "Day", format: "YYYY-MM-DD Day" }),
  core("a bracket too many", { folder: "", format: "[W]ww] YYYY-MM-DD" }),
  core("a week above the day", { folder: "D", format: "YYYY/[W]ww/YYYY-MM-DD" }),
  core("a slash too many", { folder: "D/", format: "/YYYY//MM/YYYY-MM-DD/" }),
  core("its own ending", { folder: "D", format: "YYYY-MM-DD[.md]" }),
  core("brackets in a folder", { folder: "[01] Days", format: "YY-MM-DD" }),
  core("a folder with dates in its name", { folder: "YYYY/MM", format: "YYYY_MM_DD" }),
  core("a space that does not break", { folder: "Mes\u00a0jours", format: "YYYY-MM-DD\u00a0ddd" }, { language: "fr", system: "fr" }),
  core("an accent in two pieces", { folder: "Cafe\u0301", format: "YYYY-MM-DD" }),
  core("a folder in brackets below a folder", { folder: "A/B", format: "[x]/YYYY-MM-DD" }),
  periodic("Periodic Notes, blank", { daily: on(""), weekly: on(""), monthly: on(""), quarterly: on(""), yearly: on("") }, ALL),
  periodic("Periodic Notes with folders", {
    daily: on("YYYY-MM-DD", "Periodic/Daily"), weekly: on("gggg-[W]ww", "Periodic/Weekly"), monthly: on("YYYY-MM MMMM", "Periodic/Monthly"),
    quarterly: on("YYYY-[Q]Q", "Periodic/Quarterly"), yearly: on("YYYY", "Periodic/Yearly"),
  }, ALL),
  periodic("Periodic Notes with all below a year", {
    daily: on("YYYY/MM/YYYY-MM-DD", "Journal"), weekly: on("gggg/[Week] ww", "Journal"), monthly: on("YYYY/MM/YYYY-MM", "Journal"),
    quarterly: on("YYYY/[Q]Q", "Journal"), yearly: on("YYYY/[Year]", "Journal"),
  }, ALL),
  periodic("ISO weeks", { daily: off, weekly: on("GGGG-[W]WW", "Weeks/"), monthly: off }, ["week"]),
  periodic("a year of the calendar beside a week", { weekly: on("YYYY-[W]ww", "Weeks") }, ["week"]),
  periodic("a week by its first day", { weekly: on("YYYY-MM-DD [week]", "Weeks") }, ["week"]),
  periodic("weeks in German", { weekly: on("gggg/[KW]ww", "Wochen") }, ["week"], { language: "de", system: "de" }),
  periodic("weeks in Chinese", { weekly: on("gggg年第w周", "周记"), monthly: on("YYYY年M月", "月记") }, ["week", "month"], { language: "zh", system: "zh-cn" }),
  periodic("months in Russian", { monthly: on("MMMM YYYY", "Месяцы"), quarterly: on("Qo YYYY", "Кварталы") }, ["month", "quarter"], { language: "ru", system: "ru" }),
  periodic("over core Daily notes", { daily: on("DD.MM.YYYY", "Theirs") }, ["day"], { core: { folder: "Core", format: "YYYY-MM-DD" } }),
  periodic("off, so core Daily notes", { daily: off, weekly: on("", "W") }, ["day", "week"], { core: { folder: "Core", format: "YYYY-MM-DD" } }),
  periodic("no folder and no template", { daily: on("YYYY-MM-DD", null, { template: null }) }, ["day"]),
  periodic("over Calendar's weeks", { weekly: on("gggg-[W]ww", "Theirs") }, ["week"], { calendar: { showWeeklyNote: true, weeklyNoteFolder: "Old" } }),
  periodic("Calendar begins the week on Monday", { weekly: on("gggg-[W]ww", "Weeks") }, ["week"], { calendar: { weekStart: "monday" } }),
  periodic("Calendar begins the week on Sunday in French", { weekly: on("gggg-[S]ww") }, ["week"], { calendar: { weekStart: "sunday" }, language: "fr", system: "fr" }),
  calendar("Calendar, blank", { showWeeklyNote: true, weeklyNoteFormat: "", weeklyNoteFolder: "" }),
  calendar("Calendar with a folder", { showWeeklyNote: true, weeklyNoteFormat: "YYYY/[Week] ww", weeklyNoteFolder: "/Weekly/" }),
  calendar("Calendar, Monday", { showWeeklyNote: true, weekStart: "monday", weeklyNoteFormat: "gggg-[W]ww" }),
  calendar("Calendar, Saturday", { showWeeklyNote: true, weekStart: "saturday", weeklyNoteFolder: "W" }),
  calendar("Calendar, Sunday in British English", { showWeeklyNote: true, weekStart: "sunday", localeOverride: "en-gb" }),
  calendar("Calendar in German", { showWeeklyNote: true, localeOverride: "de", weeklyNoteFormat: "gggg-[KW]ww MMMM" }),
  calendar("Calendar in Japanese", { showWeeklyNote: true, localeOverride: "ja", weeklyNoteFormat: "gggg年ww週 MMM" }),
  calendar("Calendar on an English Obsidian elsewhere", { showWeeklyNote: true }, { system: "it" }),
];

async function run(one) {
  ({ language = "en", system = "en-us" } = one);
  delete global.window._bundledLocaleWeekSpec;
  const { localeOverride, weekStart } = one.calendar || {};
  const locale = configureGlobalMomentLocale(localeOverride, weekStart);
  settings = {
    "daily-notes": { instance: { options: one.core || {} } },
    ...(one.periodic ? { "periodic-notes": { settings: one.periodic } } : {}),
    ...(one.calendar ? { calendar: { options: one.calendar } } : {}),
  };
  const { dow, doy } = moment.localeData()._week;
  const paths = {};
  for (const period of one.periods) {
    paths[period] = {};
    for (const day of DAYS) {
      created = null;
      await MAKE[period](moment(day).startOf(period));
      paths[period][day] = created;
    }
  }
  const bundled = global.window._bundledLocaleWeekSpec;
  moment.updateLocale(locale, { week: bundled }); // what one case changes, the next must not find
  const { about, periods, ...rest } = one;
  delete rest.language;
  delete rest.system;
  return { about, locale, week: [(dow + 6) % 7, 7 + dow - doy], ...rest, paths };
}

(async () => {
  const lines = [];
  for (const one of CASES) lines.push("  " + JSON.stringify(await run(one)));
  const text = `{\n"made by": "moment ${moment.version}, obsidian-daily-notes-interface 0.9.5, obsidian-calendar-ui 0.3.12",\n"cases": [\n${lines.join(",\n")}\n]\n}\n`;
  fs.writeFileSync(path.join(__dirname, "plugin_paths.json"), text);
})();
