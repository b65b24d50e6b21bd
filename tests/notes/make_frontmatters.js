/* Makes tests/notes/frontmatters.json: what the npm package `yaml` reads in blocks of properties as people write them,
   by YAML 1.2's core schema, as Obsidian does.

       npm install --prefix DIR yaml@2.9.1
       NODE_PATH=DIR/node_modules node tests/notes/make_frontmatters.js

   A row is [block, value]: the value as JSON, with {"number": text} for a number that JSON cannot hold; or, where the
   package gives an error, {"error": code}. */
"use strict";
const fs = require("fs");
const path = require("path");
const YAML = require("yaml");

const VALUES = [
  // what YAML 1.1 takes for something else
  "11:58", "20:30", "7:05", "22:45:10", "no", "No", "NO", "yes", "on", "off", "y", "n", "Y", "N", "0123", "007", "0o17", "0x1F", "0x7",
  "0b11", "1_000", "1,000", "+7", "-7", "7.0", "7.", ".5", "7e0", "1e3", "1E-3", "-0", ".inf", "-.INF", ".NaN", "inf", "nan", "infinity", "=", "<<", "0o8",
  "0xZ", "12e", "1.2.3", "7/10", "7 of 10", "7%", "٧", "７", "²", "−3", "–3",
  // nothing, and what looks like it
  "", "~", "null", "Null", "NULL", "nUll", "'~'", '"null"', "''", '""', "none", "None", "-", "--", "---x", "''''",
  // true and false
  "true", "True", "TRUE", "tRue", "false", "'true'", "yes please",
  // dates
  "2026-03-05", "2026-3-5", "2026-02-30", "2026-13-40", "2026-03-05T21:30", "2026-03-05T21:30:00Z", "2026-03-05 21:30", "20260305", "05.03.2026",
  "5 March 2026", "{{date}}", "{{date:YYYY-MM-DD}}", '"{{date}}"', "<% tp.date.now() %>", "[[2026-03-05]]",
  // text with marks of YAML's own
  "a: b", "if a: then b", "a:b", "a : b", "http://x.org/a?b=c#d", "a #b", "a#b", "#a", "# a", "'#a'", "a, b", "a; b", "[a, b]", "[a,b]", "[a, b", "a]", "{a}",
  "{a: b}", "{a, b}", "*a", "*a*", "**a**", "&a", "&a b", "!a", "!a b", "!!str 7", "@a", "`a`", "%a", "|", ">", "> a", "| a", "? a", ": a", "- a", "-a", "?a", ":a", ",a",
  "'it''s'", "'it's'", '"a\\nb"', '"C:\\x"', "C:\\x", '"a" b', "'a' b", '"a"b', '"a', "'a", "a'b", 'a"b', '"\\u00e9"', '"\\x41"', "\"tab\\there\"",
  "a  b", " a", "a ", "a\tb", "\ta", "a\t", "é", "日本語", "😀", "\u00a0a", "a\u2028b", "a\u0085b", "a\u000bb", "a\u000cb", "a\u200bb", "\ufeffa",
  // lists and links
  "[]", "[a]", "[a, ]", "[a,, b]", "[ a , b ]", "[[a]]", "[[a b]]", "[[a]], [[b]]", "[[[a]], [[b]]]", "['[[a]]', \"[[b]]\"]", "[[a|b]]", "[[a#b]]", "[[a: b]]", "[[a, b]]", "[[a]] and b",
  "![[a]]", "'[[a]]'", '"[[a|b]]"', "[x](y.md)", "[a: b]", "[{a: b}, {a: c}]", "{name: a, distress: 7}", "[null, ~, '']", "[yes, no, 7, 0123]", "[#a]", "['#a', b]", "[a #b\n]",
  // tags
  "trigger/a", "'#trigger/a'", "trigger/a, feeling/b", "trigger/a feeling/b", "[trigger/a, feeling/b]", "2024", "[2024, y2024]", "[1/2]", "a/b/c",
];
const BLOCKS = [
  // lists of lines
  "k:\n  - a\n  - b", "k:\n- a\n- b", "k:\n  - a\n\n  - b", "k:\n  - a\n # c\n  - b", "k:\n  - [[a]]\n  - [[b]]", "k:\n  - [[a]], [[b]]", "k:\n  - '[[a]]'", "k:\n  -\n  - a", "k:\n  - a\n - b",
  "k:\n - a\n  - b", "k:\n* a\n* b", "k:\n\t- a", "k:\n  -a\n  -b", "k:\n  - a: b\n    c: d\n  - e", "k:\n  - a: b\n  - c", "k:\n  - - a\n    - b", "k: a\n  - b", "k:\n  - #a\n  - b", "k:\n  - no\n  - 11:58",
  "k:\n  - name: a\n    distress: 7\n  - link: '[[b]]'", "k:\n  name: a\n  distress: 7", "k:\n  - a\nl:\n  - b", "k: # c\n  - a", "k: [a,\n  b]", "k: [\n  a,\n  b\n]", "k:\n  [a, b]", "k:\n  a",
  // text of several lines
  "k: a\n  b", "k: |\n  a\n  b", "k: >\n  a\n  b", "k: >-\n  a\n\n  b", "k: |+\n  a\n\n", "k: |2\n    a", "k: 'a\n  b'", 'k: "a\n  b"', 'k: "a\nb"', "k: |\n a\nb: c", "k: |\n\ta",
  // names
  "K: a", "my key: a", "k:a", "k : a", "'k': a", '"k": a', "k: a\nk: b", "k: a\nK: b", "k:: a", "tags:: x", "k:", "k", "k\nl: a", "k: a\nl", "? k\n: a", "1: a", "true: a", "null: a", "[k]: a", "{k: a}", "- k: a", "a", "é: a", "😀: a", "k-l_m: a", ": a", "k.l: a", "k/l: a", "#k: a",
  // around it
  "", "# c", "k: a # c", "# c\nk: a", "k: a\n# c", "k: a\n...", "k: a\n...\nl: b", "k: a\n--- \nl: b", "  k: a", "  k: a\n  l: b", "  k: a\nl: b", "k: a\n  l: b", "\nk: a\n", "%YAML 1.1\n---\nk: no", "k: &x a\nl: *x", "k: &x {a: b}\nl:\n  <<: *x", "k: *x",
  "<<<<<<< HEAD\nk: a\n=======\nk: b\n>>>>>>> x", "k: a\n<<<<<<< HEAD\nl: b\n=======\nl: c\n>>>>>>> x\nm: d", "k: a\r\nl: b", "k: a\r\nl: b\nm: c", "k: a\rl: b", "k: a\u0000", "k: a\u2028l: b",
];

function shown(value) {
  if (typeof value === "bigint") return { number: String(value) };
  if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))) return { number: String(value) };
  if (Array.isArray(value)) return value.map(shown);
  if (value !== null && typeof value === "object") {
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    return Object.fromEntries(entries.map(([name, each]) => [String(name), shown(each)]));
  }
  return value === undefined ? null : value;
}

function read(block) {
  const document = YAML.parseDocument(block, { version: "1.2", schema: "core", uniqueKeys: false, logLevel: "silent" });
  if (document.errors.length) return { error: document.errors[0].code };
  try {
    return { value: shown(document.toJS()) };
  } catch (error) {
    return { error: error.name };
  }
}

const blocks = [...VALUES.map((value) => (value === "" ? "k:" : `k: ${value}`)), ...BLOCKS];
const rows = [...new Set(blocks)].map((block) => [block, read(block + "\n")]);
const lines = rows.map((row) => JSON.stringify(row).replace(/[\u007f-\uffff]/g, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0")));
fs.writeFileSync(path.join(__dirname, "frontmatters.json"), `[\n${lines.join(",\n")}\n]\n`);
