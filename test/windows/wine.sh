#!/bin/sh
# Runs a Windows program under Wine, without a debugger that would hide its end; and without a display, unless
# LOOPGLASS_WINE_WINDOWS is set.
WINEPREFIX=${WINEPREFIX:-${XDG_CACHE_HOME:-$HOME/.cache}/loopglass-wine}
WINEDEBUG=-all
WINEDLLOVERRIDES='mscoree,mshtml=;winedbg.exe=d;winemenubuilder.exe=d'
export WINEPREFIX WINEDEBUG WINEDLLOVERRIDES
[ -n "$LOOPGLASS_WINE_WINDOWS" ] || unset DISPLAY WAYLAND_DISPLAY
exec /usr/lib/wine/wine64 "$@"
