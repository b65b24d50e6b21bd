#!/bin/sh
# VS Code's open source as npm's code-server, into FOLDER. Its native parts are compiled from source with the headers
# that Node's package brings. usage: sh docs/pictures/code_server.sh FOLDER
set -eu
mkdir -p "$1" && cd "$1"
root="$PWD"
gyp="$(npm root -g)/npm/node_modules/node-gyp/bin/node-gyp.js"
npm init -y >/dev/null
npm install --ignore-scripts code-server@4.100.3
(cd node_modules/argon2 && npx --no-install node-pre-gyp install --build-from-source --nodedir=/usr)
cd node_modules/code-server/lib/vscode
npm install --omit=dev --ignore-scripts
for part in native-watchdog @vscode/spdlog @vscode/deviceid @parcel/watcher node-pty kerberos; do
  (cd "node_modules/$part" && node "$gyp" rebuild --nodedir=/usr)
done
mkdir -p node_modules/@vscode/ripgrep/bin
ln -sf "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
ln -sfn node_modules node_modules.asar
touch "$root/done"
