#!/bin/sh
# Runs a Windows program under Wine, without a window and without a debugger that would hide its end.
WINEPREFIX=${WINEPREFIX:-${XDG_CACHE_HOME:-$HOME/.cache}/loopglass-wine}
WINEDEBUG=-all
WINEDLLOVERRIDES='mscoree,mshtml=;winedbg.exe=d;winemenubuilder.exe=d'
export WINEPREFIX WINEDEBUG WINEDLLOVERRIDES
unset DISPLAY WAYLAND_DISPLAY
exec /usr/lib/wine/wine64 "$@"
