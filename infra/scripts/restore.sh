#!/usr/bin/env bash
# Brings a copied city back: restore.sh <copy>
#
# Needs DATABASE_OWNER_URL (or DATABASE_URL) of an empty database, STORAGE_DIR without photos, and pg_restore and psql of the server's version or
# newer. Refuses a copy that does not match its manifest before anything is changed, and ends by looking for the file of
# every photo that the database names. A migration afterwards opens the database to the application.
set -euo pipefail

copy=${1:?restore.sh <copy made by backup.sh>}
# The application does not own its database, and may not copy it whole.
DATABASE_URL=${DATABASE_OWNER_URL:-${DATABASE_URL-}}
: "${DATABASE_URL:?an empty database}" "${STORAGE_DIR:?a folder for photos}"
command -v sha256sum >/dev/null || sha256sum() { shasum -a 256 "$@"; }

refuse() {
  echo "$1" >&2
  exit 1
}
ask() { psql --no-psqlrc --tuples-only --no-align --set=ON_ERROR_STOP=1 --dbname="$DATABASE_URL" --command="$1"; }

(cd "$copy" && sha256sum --check --quiet manifest.sha256 >&2) || refuse 'The copy is damaged: it does not match its manifest.'

tables=$(ask "select count(*) from pg_class c
  where c.relkind in ('r', 'p') and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')")
[ "$tables" = 0 ] || refuse "The database is not empty: it has $tables tables."
if [ -d "$STORAGE_DIR/photos" ] && [ -n "$(find "$STORAGE_DIR/photos" -type f -print -quit)" ]; then
  refuse "The folder $STORAGE_DIR/photos is not empty."
fi

mkdir -p "$STORAGE_DIR"
tar --extract --file="$copy/photos.tar" --directory="$STORAGE_DIR"
# All or nothing: a restore that fails leaves the database empty.
pg_restore --single-transaction --exit-on-error --no-owner --no-privileges --dbname="$DATABASE_URL" "$copy/database.dump"

lost=0
while IFS= read -r key; do
  [ -z "$key" ] || [ -f "$STORAGE_DIR/photos/${key:0:2}/${key:2:2}/$key/large.webp" ] || {
    echo "photo $key is missing" >&2
    lost=$((lost + 1))
  }
done < <(ask 'select key from photos')
[ "$lost" = 0 ] || refuse "$lost photos are missing."

echo "Restored: $(ask 'select count(*) from reports') reports, $(ask 'select count(*) from photos') photos, all of them found."
