#!/usr/bin/env bash
# Records what real Node prints for the programs of this folder: record.sh [PROGRAM.js ...], all without arguments.
# The outputs in the tree were made by Node 20.
set -euo pipefail
cd "$(dirname "$0")"
[ $# -gt 0 ] || mapfile -t programs < <(find . -name '*.js' -o -name '*.mjs' | grep -v node_modules | sort)
for program in "${@:-${programs[@]}}"; do
  name=${program%.*}
  [ $# -gt 0 ] || [ -e "$name.out" ] || continue  # a helper module, not a program
  code=0
  node "$program" > "$name.out" 2>/dev/null || code=$?
  rm -f "$name.code"
  [ "$code" = 0 ] || echo "$code" > "$name.code"
done
