#!/usr/bin/env bash
# Two silos and a PostgreSQL server, all on loopback and in a temporary folder, until Ctrl+C. What is typed goes to the first silo.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1 || true)
[ -n "$programs" ] || programs=$(dirname "$(command -v initdb)")
port=$((20000 + RANDOM % 20000))
database="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres;Maximum Pool Size=40"

# The server refuses to run as root.
as_owner() {
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

if [ "$(id -u)" = 0 ]; then chmod 755 "$work"; mkdir "$work/server"; chown postgres "$work/server"; else mkdir "$work/server"; fi
end() {
    trap - EXIT INT TERM
    kill "$second" 2>/dev/null || true
    wait 2>/dev/null || true
    as_owner "$programs/pg_ctl" --pgdata "$work/server/data" --mode fast stop >/dev/null || true
    rm -rf "$work"
}
second=
trap end EXIT INT TERM

as_owner "$programs/initdb" --pgdata "$work/server/data" --username postgres --auth trust --encoding UTF8 >/dev/null
as_owner "$programs/pg_ctl" --pgdata "$work/server/data" --log "$work/server/log" --wait \
    --options "-p $port -k $work/server -c listen_addresses=127.0.0.1" start >/dev/null
"$programs/psql" --host 127.0.0.1 --port $port --username postgres --quiet --file "$here/orleans.postgresql.sql"

dotnet build "$here" --verbosity quiet
silo="$here/bin/Debug/net10.0/OrderFulfillment.Silo.dll"
cd "$work"
dotnet "$silo" "$database" $((port + 1)) </dev/null 2>&1 | sed -u 's/^/second: /' &
sleep 1
second=$(pgrep -f "OrderFulfillment.Silo.dll.* $((port + 1))\$" || true)
echo "The second silo is process $second: kill -9 it in the midst of an order, and the first one goes on with it."
dotnet "$silo" "$database" $((port + 3)) | sed -u 's/^/first:  /'
