# Sourced by each finding: `install PACKAGE…` puts packages of these exact versions into a temporary folder, enters it, and removes it at the end.
folder=$(mktemp -d)
leave() { rm -rf "$folder"; }
trap leave EXIT

install() {
  cd "$folder"
  echo '{ "private": true, "type": "module" }' >package.json
  npm install --no-audit --no-fund --ignore-scripts --loglevel=error --save-exact "$@" >/dev/null
  printf 'installed: %s\n' "$@"
}
