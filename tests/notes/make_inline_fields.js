/* Makes tests/notes/inline_fields.json: what Dataview's own code reads of inline fields in rows of text.

       NODE_PATH=DIR/node_modules DATAVIEW_FIELDS=FILE.js node tests/notes/make_inline_fields.js

   FILE.js is Dataview's src/data-import/inline-field.ts without its types, so far as it has extractInlineFields and
   extractFullLineField (DIR holds parsimmon@1 and emoji-regex@10, which it needs). A row is [text, [[name, value], …]]. */
"use strict";
const fs = require("fs");
const path = require("path");
const { extractInlineFields, extractFullLineField } = require(process.env.DATAVIEW_FIELDS);

const ROWS = [
  "distress:: 7", "distress::7", "distress ::7", "distress:: ", "distress::", "Distress:: 7", "self voice:: kind", "self_voice:: kind", "self-voice:: kind",
  "a/b:: c", "a.b:: c", "a,b:: c", "**distress**:: 7", "*distress*:: 7", "__distress__:: 7", "_distress_:: 7", "~~distress~~:: 7", "**distress:: 7**", "**distress::** 7",
  "==distress==:: 7", "- distress:: 7", "> distress:: 7", "## distress:: 7", "1. distress:: 7", "😰 distress:: 7", "😰:: 7", "dis😰tress:: 7", "day one:: two:: three",
  "Today it was distress:: 7", "Today, it was distress:: 7", "It was (very) distress:: 7", "it's distress:: 7", ":: 7", "::", "a:: ::", "std::vector is a list", "http://x.org::80", "a:b:: c", "été:: oui", "心情:: 好",
  "feelings:: afraid, sad", "feelings:: [[Afraid]], [[Sad]]", "people:: [[Sam|him]]", 'lessons:: "a", "b"', "adjust:: if a: then b", "a:: b #c", "a:: b ^c", "a:: b <!-- c -->", "a:: (b)", "a:: [b]", "a:: [b](c)",
  "[distress:: 7]", "(distress:: 7)", "It was [distress:: 7] all day", "It was (distress:: 7) all day", "[distress::7]", "[distress:: ]", "[distress::]", "[ distress :: 7 ]", "[a:: b] and [c:: d]", "(a:: b) and [c:: d]",
  "[a:: b [c] d]", "[a:: [[Sam]]]", "(a:: b (c) d)", "[a:: b", "(a:: b", "a:: b]", "[a:: b) c]", "(a:: b] c)", "[a (b:: c)]", "[a [b:: c]]", "[[a:: b]]", "[a:: b\\] c]", "[a:: b\\\\] c]", "\\[a:: b]",
  "x:: [a:: b]", "x:: (a:: b) c", "[**a**:: b]", "[self voice:: kind]", "[a:: b](http://x.org)", "[^1]: a:: b", "[ ] a:: b", "[x] [a:: b]", "([a:: b])", "[(a:: b)]", "[a:: (b:: c)]", "(a:: [b:: c])", "[:: a]", "(std::vector)", "[😰:: 7]",
  "| a:: b | c |", "| [a:: b] | (c:: d) |", "no field at all", "a: b", "a : : b", "text (see: this) more", "[a]:: b", "(a):: b", "a (b):: c", "-- a:: b", "a--:: b", "a__:: b", "a b  c:: d", " a:: b ", "\ta:: b",
  "7:: a", "7 a:: b", "_:: a", "-:: a", "a-:: b", "/a:: b", "private:: true", "**private**:: yes", "Private :: no",
];
function fields(row) {
  const line = row.trim();
  const found = extractInlineFields(line);
  const whole = found.length ? [] : [extractFullLineField(line)].filter(Boolean);
  return [...found, ...whole].map((field) => [field.key, field.value]);
}
const lines = ROWS.map((row) => JSON.stringify([row, fields(row)]).replace(/[\u007f-\uffff]/g, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0")));
fs.writeFileSync(path.join(__dirname, "inline_fields.json"), `[\n${lines.join(",\n")}\n]\n`);
